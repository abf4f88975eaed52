"""Opens Word files in LibreOffice, accepts or rejects all changes, and prints the paragraphs as JSON, one file a line.

usage: office.py PIPE (accept|reject|asis) FILE...

A paragraph is its words as they are shown: the number that is counted for it, footnotes as {n: words}.
"""
import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
    for _ in range(600):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.1)
    raise SystemExit('the office did not answer')


def prop(name, value):
    one = PropertyValue()
    one.Name = name
    one.Value = value
    return one


def read(desktop, dispatcher, act, path):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, (prop('Hidden', True),))
    try:
        if act != 'asis':
            command = '.uno:AcceptAllTrackedChanges' if act == 'accept' else '.uno:RejectAllTrackedChanges'
            dispatcher.executeDispatch(document.CurrentController.Frame, command, '', 0, ())
        return {
            'paragraphs': [paragraph(one) for one in each(document.Text)],
            'changes': sum(1 for _ in each(document.Redlines)),
            'comments': [one.Content for one in each(document.TextFields) if hasattr(one, 'Content') and hasattr(one, 'Author')],
        }
    finally:
        document.close(True)


def each(source):
    items = source.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def paragraph(one):
    if not one.supportsService('com.sun.star.text.Paragraph'):
        return {'style': 'table', 'number': '', 'words': ''}
    label = one.ListLabelString if one.NumberingIsNumber else ''
    return {'style': one.ParaStyleName, 'number': label, 'words': ''.join(portion(part) for part in each(one))}


def portion(part):
    if part.TextPortionType == 'Footnote':
        return '{' + (part.Footnote.Label or '#') + ':' + part.Footnote.String.strip() + '}'
    return part.String if part.TextPortionType == 'Text' else ''


def main():
    pipe, act, *paths = sys.argv[1:]
    context = connect(pipe)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    dispatcher = manager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
    for path in paths:
        print(json.dumps(read(desktop, dispatcher, act, path)), flush=True)


main()
