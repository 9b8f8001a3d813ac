"""Opens a document in LibreOffice and saves it as ODT under a password: SOURCE TARGET PASSWORD SCRATCH."""

import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, content):
    result = PropertyValue()
    result.Name, result.Value = name, content
    return result


def connect(address):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(60):
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main():
    source, target, password, scratch = sys.argv[1:]
    address = "pipe,name=samples"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{scratch}/bridge", f"--accept={address};urp;"]
    )
    try:
        remote = connect(address)
        desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),))
        document.storeToURL(uno.systemPathToFileUrl(target), (value("FilterName", "writer8"), value("Password", password)))
        document.close(True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


if __name__ == "__main__":
    main()
