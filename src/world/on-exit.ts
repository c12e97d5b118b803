/** What has to be undone when this process ends, by itself or by a signal that can be caught. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const undoing = new Set<() => void>();

/**
 * Has `undo` run once when this process ends, the last one first, unless it is released before: the function that comes
 * back does that. `undo` must do its work without waiting, since nothing asynchronous runs any more.
 */
export function atEnd(undo: () => void): () => void {
  if (undoing.size === 0) listen();
  undoing.add(undo);
  return () => {
    if (undoing.delete(undo) && undoing.size === 0) stopListening();
  };
}

function listen(): void {
  process.on('exit', undoAll);
  for (const signal of signals) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', undoAll);
  for (const signal of signals) process.off(signal, onSignal);
}

/** The signal then does what it would have done, so that whoever sent it sees its usual end. */
function onSignal(signal: NodeJS.Signals): void {
  undoAll();
  stopListening();
  process.kill(process.pid, signal);
}

function undoAll(): void {
  for (const undo of [...undoing].toReversed()) {
    undoing.delete(undo);
    try {
      undo();
    } catch {
      // The others have to be undone all the same.
    }
  }
}
