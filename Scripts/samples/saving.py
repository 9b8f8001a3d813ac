"""Saves texts as documents, in Word's manner or through LibreOffice."""

import shutil
import subprocess

import opendocument
import word

FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "fodt": "fodt:OpenDocument Text Flat XML"}


def convert(sources, suffix, folder):
    """LibreOffice opens each file and saves it in its own manner."""
    if sources:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", FILTERS.get(suffix, suffix), "--outdir", str(folder), *map(str, sources)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )


def save(output, texts, scratch):
    """Writes each (stem, form, blocks) under the path and by the engine its form names; «unreadable» stays flat ODF in scratch."""
    waiting = {"odt": {}, "lo-docx": {}, "fodt": {}}
    for stem, form, blocks in texts:
        target = output / form["path"]
        if form["engine"] != "unreadable":
            target.parent.mkdir(parents=True, exist_ok=True)
        if form["engine"] == "word":
            word.write(target, stem, form, blocks)
            continue
        source = scratch / f"{stem}.fodt"
        opendocument.write(source, form, blocks)
        if form["engine"] in waiting:
            waiting[form["engine"]][source] = target
    for engine, files in waiting.items():
        made = scratch / engine
        made.mkdir()
        suffix = engine.removeprefix("lo-")
        convert(list(files), suffix, made)
        for source, target in files.items():
            shutil.copyfile(made / f"{source.stem}.{suffix}", target)
