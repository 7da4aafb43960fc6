/** Formulas set by KaTeX, loaded when the first one appears. The TeX is always ours, never a reader's text. */
import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Katex = typeof import('katex').default;
const katex = signal<Katex | null>(null);
let asked = false;

async function load(): Promise<void> {
  if (asked) return;
  asked = true;
  katex.value = (await import('./katex.js')).default;
}

interface Props {
  readonly tex: string;
  /** On a line of its own. */
  readonly block?: boolean;
}

/** `trust: false` and limits on size and macros: TeX can neither link nor load, nor grow. */
const OPTIONS = { throwOnError: false, trust: false, strict: false, maxSize: 20, maxExpand: 200 } as const;

export function Tex({ tex, block = false }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const setter = katex.value;
  useLayoutEffect(() => {
    if (setter === null) void load();
    // Nodes are made one by one: no HTML is parsed.
    else setter.render(tex, box.current!, { ...OPTIONS, displayMode: block });
  }, [tex, block, setter]);
  return <span ref={box} class={block ? 'tex tex-block' : 'tex'} />;
}

/** A text in which `$…$` is TeX. For the page's own texts only. */
export function Prose({ text }: { text: string }) {
  return <>{text.split('$').map((part, i) => (i % 2 === 1 ? <Tex key={i} tex={part} /> : part))}</>;
}
