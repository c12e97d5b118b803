"""Titles of the shelf."""
import ftplib
import os.path
import pickle
import subprocess, sys
from xml.sax.saxutils import escape
import xmlrpc.client
import xml.etree.ElementTree as ET


def title(path):
    return escape(os.path.basename(path)), sys.byteorder in ("little", "big")
