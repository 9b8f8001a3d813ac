/* The floor: what reading a document costs at least in C over the same libraries.
 *
 * Opens each file with libzip, inflates the parts that have to be read in 64 KiB pieces into libxml2's SAX2 push
 * parser, appends the text to one buffer, counts paragraphs and cells. Prints counts, so that nothing can be optimised
 * away.
 */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct state {
    char *text;
    size_t length, capacity;
    long paragraphs, cells, tables;
    int in_text;
    /* Names of a paragraph, a heading, what holds text, a cell and a table; interned by the parser. */
    const xmlChar *p, *h, *t, *tc, *tbl;
};

static void append(struct state *s, const xmlChar *bytes, size_t count) {
    if (s->length + count > s->capacity) {
        s->capacity = (s->length + count) * 2;
        s->text = realloc(s->text, s->capacity);
        if (!s->text) abort();
    }
    memcpy(s->text + s->length, bytes, count);
    s->length += count;
}

static void start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list) {
    (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)attributes, (void)defaulted,
        (void)attribute_list;
    struct state *s = user;
    if (name == s->t) s->in_text++;
    if (name == s->p || name == s->h) s->paragraphs++;
    else if (name == s->tc) s->cells++;
    else if (name == s->tbl) s->tables++;
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri;
    struct state *s = user;
    if (name == s->t) s->in_text--;
    if (name == s->p || name == s->h) append(s, (const xmlChar *)"\n", 1);
}

static void characters(void *user, const xmlChar *bytes, int count) {
    struct state *s = user;
    if (s->in_text) append(s, bytes, (size_t)count);
}

/* The parts that say what the text is and how it looks; whoever reads a document has to parse them all. The content
 * comes last, because styles are needed for it. */
static const char *const word_parts[] = {
    "[Content_Types].xml", "_rels/.rels",        "word/_rels/document.xml.rels", "docProps/core.xml",
    "docProps/app.xml",    "word/styles.xml",    "word/numbering.xml",           "word/footnotes.xml",
    "word/endnotes.xml",   "word/document.xml",  NULL};
static const char *const open_document_parts[] = {"META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml",
                                                  NULL};

/* Parses the entry at `index` to its end. */
static int parse_part(zip_t *archive, zip_uint64_t index, int is_word, struct state *s) {
    static char chunk[64 << 10];
    zip_file_t *part = zip_fopen_index(archive, index, 0);
    if (!part) return -1;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, s, NULL, 0, NULL);
    s->p = xmlDictLookup(context->dict, BAD_CAST "p", -1);
    s->h = xmlDictLookup(context->dict, BAD_CAST "h", -1);
    s->t = xmlDictLookup(context->dict, BAD_CAST(is_word ? "t" : "text"), -1);
    s->tc = xmlDictLookup(context->dict, BAD_CAST(is_word ? "tc" : "table-cell"), -1);
    s->tbl = xmlDictLookup(context->dict, BAD_CAST(is_word ? "tbl" : "table"), -1);
    s->in_text = 0;
    zip_int64_t count;
    while ((count = zip_fread(part, chunk, sizeof chunk)) > 0) xmlParseChunk(context, chunk, (int)count, 0);
    xmlParseChunk(context, NULL, 0, 1);
    int well_formed = context->wellFormed;
    xmlFreeParserCtxt(context);
    zip_fclose(part);
    return well_formed ? 0 : -1;
}

static int read_document(const char *path, struct state *s) {
    int error = 0;
    zip_t *archive = zip_open(path, ZIP_RDONLY, &error);
    if (!archive) return -1;
    int is_word = zip_name_locate(archive, "word/document.xml", 0) >= 0;
    s->length = 0;
    int outcome = -1;
    for (const char *const *name = is_word ? word_parts : open_document_parts; *name; name++) {
        zip_int64_t index = zip_name_locate(archive, *name, 0);
        if (index < 0) continue;
        outcome = parse_part(archive, (zip_uint64_t)index, is_word, s);
        if (outcome != 0) break;
    }
    zip_discard(archive);
    return outcome;
}

int main(int argc, char **argv) {
    struct state s = {0};
    long documents = 0, bytes = 0;
    xmlInitParser();
    for (int i = 1; i < argc; i++) {
        if (read_document(argv[i], &s) != 0) {
            fprintf(stderr, "floor: cannot read %s\n", argv[i]);
            return 1;
        }
        documents++;
        bytes += (long)s.length;
    }
    printf("%ld documents, %ld bytes of text, %ld paragraphs, %ld cells\n", documents, bytes, s.paragraphs, s.cells);
    return 0;
}
