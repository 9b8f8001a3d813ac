"""Files that schools send and no program can read as a document: each is a sound text with one named damage."""

import io
import shutil
import subprocess
import zipfile

FOLDER = "Лебяжий Плёс"
PASSWORD = "pristan-2023"


def write_all(output, scratch, convert):
    folder = output / FOLDER
    source = scratch / "ples-concept-short.fodt"
    made = scratch / "damage"
    made.mkdir()
    for suffix in ("doc", "pdf", "rtf", "docx"):
        convert([source], suffix, made)
    result = {suffix: made / f"{source.stem}.{suffix}" for suffix in ("doc", "pdf", "rtf", "docx")}

    shutil.copyfile(result["doc"], folder / "Концепция развития.doc")
    shutil.copyfile(result["pdf"], folder / "Концепция развития подписанная.pdf")
    shutil.copyfile(result["rtf"], folder / "Концепция на сайт.docx")
    sound = result["docx"].read_bytes()
    (folder / "Концепция развития последняя.docx").write_bytes(sound[: len(sound) * 3 // 5])
    (folder / "Справка о курсах.docx").write_bytes(b"")
    (folder / "~$нцепция развития.docx").write_bytes(lock_file("Зорина"))
    (folder / "Концепция с паролем.docx").write_bytes(encrypted_docx(sound))
    encrypt_odt(source, folder / "Концепция с паролем.odt", scratch)

    twin = output / "с. Малый Узморник"
    shutil.copyfile(twin / "АП Дефицит кадров.docx", twin / "Копия АП Дефицит кадров.docx")


def lock_file(owner):
    """What Word leaves beside an open document: 162 bytes with the owner's name."""
    name = owner.encode("cp1251")
    head = bytes([len(name)]) + name.ljust(54, b" ")
    wide = bytes([len(owner), 0]) + owner.encode("utf-16-le").ljust(105, b" ")
    return (head + wide)[:162].ljust(162, b"\0")


def encrypted_docx(sound):
    from msoffcrypto.format.ooxml import OOXMLFile

    result = io.BytesIO()
    OOXMLFile(io.BytesIO(sound)).encrypt(PASSWORD, result)
    return result.getvalue()


def encrypt_odt(source, target, scratch):
    """LibreOffice itself encrypts, through its bridge (the system Python has it)."""
    subprocess.run(
        ["/usr/bin/python3", str(__file__).replace("damage.py", "save_with_password.py"), str(source), str(target), PASSWORD, str(scratch)],
        check=True,
    )
    with zipfile.ZipFile(target) as archive:
        if b"encryption-data" not in archive.read("META-INF/manifest.xml"):
            raise RuntimeError("LibreOffice saved without a password")
