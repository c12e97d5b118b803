import xml.sax
import xml.sax.handler


class Titles(xml.sax.handler.ContentHandler):
    def __init__(self):
        super().__init__()
        self.text = ""

    def characters(self, content):
        self.text += content


def titles(stream):
    handler = Titles()
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    reader.setContentHandler(handler)
    reader.parse(stream)
    return handler.text
