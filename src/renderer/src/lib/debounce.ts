import { useEffect, useState } from 'react';

/** A value once it has stood still for a while; `settle` takes it at once. */
export function useDebounced<T>(value: T, ms: number): [settled: T, settle: () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return [settled, () => setSettled(value)];
}
