/** The width and height of an element, kept up to date. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A `ref` for the element, and its size; 0 × 0 while it is not there. */
export function useSize(): [ref: (element: HTMLElement | null) => void, size: ReadonlySignal<Size>] {
  const size = useSignal<Size>({ width: 0, height: 0 });
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const { width: w, height: h } = size.peek();
      if (w !== width || h !== height) size.value = { width, height };
    };
    measure();
    observer.current = new ResizeObserver(measure);
    observer.current.observe(element);
  }, []);
  return [ref, size];
}
