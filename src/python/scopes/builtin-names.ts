import { standardModules } from '../imports/standard-library.ts';

/** Python's own names: https://docs.python.org/3/library/functions.html and exceptions.html, from 3.8 to 3.14. */
const functions = `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict
  dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass
  iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr
  slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__ __debug__ Ellipsis NotImplemented`;
const exceptions = `ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
  ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
  EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
  IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
  PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
  StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
  UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning WindowsError
  ZeroDivisionError`;

export const builtinNames: ReadonlySet<string> = new Set(`${functions} ${exceptions}`.split(/\s+/u));

/**
 * What `from x import *` replaces of them, for modules of the standard library; found by importing them all on Python
 * 3.10 to 3.13.
 */
const replaced: Readonly<Record<string, string>> = {
  aifc: 'open',
  ast: 'Ellipsis slice',
  asyncio: 'TimeoutError',
  audioop: 'max',
  bz2: 'open',
  codecs: 'open',
  curses: 'filter',
  dbm: 'open',
  enum: 'property',
  fileinput: 'input',
  fnmatch: 'filter',
  gzip: 'open',
  locale: 'format str',
  lzma: 'open',
  math: 'pow',
  multiprocessing: 'TimeoutError',
  operator: 'abs pow',
  os: 'open',
  ossaudiodev: 'open',
  pdb: 'help',
  posix: 'open',
  py_compile: 'compile',
  pydoc: 'help',
  re: 'compile',
  reprlib: 'repr',
  shelve: 'open',
  sqlite3: 'Warning',
  sre_compile: 'compile',
  sunau: 'open',
  sys: 'copyright exit',
  tarfile: 'open',
  threading: 'enumerate',
  tokenize: 'open',
  wave: 'open',
  webbrowser: 'open',
};

/**
 * Whether `from module import *` may give the builtin another meaning. Of a module that is not known to leave it alone,
 * it may.
 */
export function mayReplace(module: string, name: string): boolean {
  if (/^tkinter(?:\.|$)/u.test(module) || module === 'os.path') return false;
  return !standardModules.has(module) || module.startsWith('_') || (replaced[module] ?? '').split(' ').includes(name);
}
