// Debian builds libxml2 with ICU, and <libxml/encoding.h> then pulls <unicode/ucnv.h>, whose types clash
// with Foundation's own copy of ICU as soon as one compilation sees both. The declarations used here do not
// depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
// dict.h leans on types declared by the headers of parser.h, so it comes after.
#include <libxml/parser.h>
#include <libxml/dict.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable C global, which Swift 6 refuses to touch.
static inline void expertise_xmlFree(void *pointer) { xmlFree(pointer); }
