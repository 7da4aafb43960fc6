/** Light, dark, or as the system has it. A choice of this reader, so it is kept here and not in the address. */
import { computed, effect, signal } from '@preact/signals';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'nabla-lab-theme';

/** Storage may be forbidden: then the choice lasts as long as the page. */
function stored(): Theme {
  try {
    return THEMES.find((t) => t === localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See `stored`.
  }
}

export const theme = signal<Theme>('auto');
const systemDark = signal(false);
/** True where the page is dark: canvases draw anew when it changes. */
export const dark = computed(() => (theme.value === 'auto' ? systemDark.value : theme.value === 'dark'));
/** True where the reader asked for less motion. */
export const still = signal(false);

function follow(query: string, to: (matches: boolean) => void): void {
  const media = matchMedia(query);
  to(media.matches);
  media.addEventListener('change', (event) => to(event.matches));
}

export function connectTheme(): void {
  theme.value = stored();
  follow('(prefers-color-scheme: dark)', (matches) => (systemDark.value = matches));
  follow('(prefers-reduced-motion: reduce)', (matches) => (still.value = matches));
  effect(() => {
    document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
  });
}

export function chooseTheme(next: Theme): void {
  theme.value = next;
  store(next);
}
