"""Bandit, faster: `python engine OPTIONS ARGUMENT...` does what `bandit ARGUMENT...` does. OPTIONS is a JSON object; see bandit_engine/options.py."""
import sys

if __name__ == "__main__":
    engine, text, *arguments = sys.argv
    from bandit_engine.start import start

    # Plugins must not find our folder among their modules.
    sys.path.pop(0)
    start(engine, text, arguments)
