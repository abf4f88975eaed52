"""Opens Word files in LibreOffice, accepts and rejects all changes, prints the paragraphs as JSON, one file a line.

usage: office.py PIPE FILE...

A paragraph is what is shown: the number that is counted for it and its words, a footnote as {mark:words}, # for a mark
that is counted.
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


def read(desktop, dispatcher, path):
    """The paragraphs with all changes accepted, and with all rejected."""
    return {act: changed(desktop, dispatcher, command, path) for act, command in COMMANDS.items()}


COMMANDS = {
    'accepted': '.uno:AcceptAllTrackedChanges',
    'rejected': '.uno:RejectAllTrackedChanges',
}


def changed(desktop, dispatcher, command, path):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, (prop('Hidden', True),))
    try:
        tracked = sum(1 for _ in each(document.Redlines))
        dispatcher.executeDispatch(document.CurrentController.Frame, command, '', 0, ())
        return {
            'tracked': tracked,
            'left': sum(1 for _ in each(document.Redlines)),
            'paragraphs': [paragraph(one) for one in each(document.Text)],
            'comments': [one.Content for one in each(document.TextFields) if annotation(one)],
        }
    finally:
        document.close(True)


def annotation(one):
    return one.supportsService('com.sun.star.text.textfield.Annotation')


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
        return '{' + (part.Footnote.Label or '#') + ':' + part.Footnote.String.removeprefix('\t') + '}'
    return part.String if part.TextPortionType == 'Text' else ''


def main():
    pipe, *paths = sys.argv[1:]
    context = connect(pipe)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    dispatcher = manager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
    for path in paths:
        print(json.dumps(read(desktop, dispatcher, path)), flush=True)
    try:
        desktop.terminate()
    except Exception:
        pass  # it is gone before it can say so


main()
