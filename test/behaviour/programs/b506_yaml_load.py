import yaml
from yaml import Loader


def read(text):
    return yaml.load(text, Loader=yaml.UnsafeLoader)


def read_default(text):
    return yaml.load(text, Loader=Loader)


def read_fast(text):
    return yaml.load(text, yaml.CLoader)
