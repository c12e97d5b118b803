import xml.etree.ElementTree as ET
from xml.dom import minidom
from xml.dom.minidom import parseString


def titles(text):
    return [book.get("title") for book in ET.fromstring(text).iter("book")]


def first(text):
    return minidom.parseString(text).getElementsByTagName("book")[0].getAttribute("title")


def notes(text):
    return parseString(text).documentElement.firstChild.data
