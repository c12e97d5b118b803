import json


def read(text):
    settings = {"language": "en"}
    try:
        settings.update(json.loads(text))
    except ValueError:
        settings["broken"] = True
    except Exception:
        pass
    return settings
