/**
 * Compiles texts and executes nothing of them. Standard input: a JSON list of bytes in base64. Standard output: for
 * each, in order, a line of JSON with the reason why it does not compile and its line, or null; written at once, so
 * that a crash tells which text caused it.
 */
export const compileScript = `
import base64, json, sys

def reason(data):
    try:
        compile(data, '<text>', 'exec', flags=0, dont_inherit=True)
        return None
    except SyntaxError as error:
        return [str(error.msg), error.lineno]
    except RecursionError:
        return ['it is nested too deeply', None]
    except MemoryError:
        return ['it is too large or nested too deeply', None]
    except Exception as error:
        return [str(error), None]

for data in json.load(sys.stdin.buffer):
    print(json.dumps(reason(base64.b64decode(data))), flush=True)
`;
