/** The shell: what stands around every room. */
import { signal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ROOMS, type Room } from './rooms.js';
import { writeAddress } from './state/address.js';
import { enter, notes, redirect, room, show, writeNow } from './state/page.js';
import { LANGUAGES, type Lang, lang, pick, say, texts } from './text.js';
import { chooseTheme, THEMES, type Theme, theme } from './theme.js';
import { Announcer, announce } from './ui/announce.js';
import { Segmented } from './ui/segmented.js';

const TEXTS = texts({
  name: { en: 'nabla lab', zh: 'nabla 实验室' },
  rooms: { en: 'Rooms', zh: '各室' },
  skip: { en: 'Skip to the room', zh: '跳到正文' },
  language: { en: 'Language', zh: '语言' },
  theme: { en: 'Colours', zh: '配色' },
  auto: { en: 'Auto', zh: '自动' },
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
  copy: { en: 'Copy link', zh: '复制链接' },
  copied: { en: 'Link copied: it opens exactly what you see', zh: '链接已复制，打开就是你现在看到的样子' },
  notCopied: { en: 'Copy it from the address bar', zh: '请从地址栏复制' },
  loading: { en: 'Loading…', zh: '正在加载…' },
  failed: {
    en: 'This room could not be loaded. Reload the page to try again.',
    zh: '这一室没能加载。请刷新页面再试一次。',
  },
  noteTitle: {
    en: 'Some of this link could not be used; the defaults stand in its place:',
    zh: '链接里有几处用不了，已换成默认值：',
  },
  close: { en: 'Dismiss', zh: '知道了' },
  foot: {
    en: 'Everything runs in this page; nothing is sent anywhere. The address holds all that you see, but never data of your own.',
    zh: '一切都在本页计算，不上传任何数据。你看到的全部状态都在网址里，只有你自己的数据不在其中。',
  },
});

const view = signal<{ room: Room; View: ComponentType } | null>(null);
const failed = signal(false);

function roomOf(id: string): Room | undefined {
  return ROOMS.find((r) => r.id === id);
}

async function open(next: Room): Promise<void> {
  failed.value = false;
  try {
    const { keys, View } = (await next.load()).default;
    if (room.peek() !== next.id) return;
    show(keys);
    view.value = { room: next, View };
  } catch (error) {
    console.error(error);
    failed.value = true;
  }
}

async function copyLink(): Promise<void> {
  writeNow();
  const t = say(TEXTS);
  try {
    await navigator.clipboard.writeText(location.href);
    announce(t.copied, true);
  } catch {
    announce(t.notCopied, true);
  }
}

export function App() {
  useSignalEffect(() => {
    const next = roomOf(room.value);
    if (next === undefined) redirect(ROOMS[0]!.id);
    else void open(next);
  });
  useSignalEffect(() => {
    document.documentElement.lang = lang.value === 'zh' ? 'zh-CN' : 'en';
    const title = roomOf(room.value)?.title;
    document.title = `${title === undefined ? '' : `${pick(title)} · `}${say(TEXTS).name}`;
  });
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {say(TEXTS).skip}
      </button>
      <Header />
      <Notes />
      <main id="room" tabIndex={-1} data-shown={view.value?.room.id} data-wanted={room.value}>
        <Content />
      </main>
      <footer class="foot">{say(TEXTS).foot}</footer>
      <Announcer />
    </>
  );
}

/** A button, not a link: the address belongs to the state. */
function skip(): void {
  document.getElementById('room')?.focus();
}

function Content() {
  const t = say(TEXTS);
  if (failed.value) return <p class="wait">{t.failed}</p>;
  if (view.value === null) return <p class="wait">{t.loading}</p>;
  const { room, View } = view.value;
  return <View key={room.id} />;
}

function Header() {
  const t = say(TEXTS);
  const labels: Record<Theme, string> = { auto: t.auto, light: t.light, dark: t.dark };
  const names: Record<Lang, string> = { zh: '中文', en: 'English' };
  const nav = useRef<HTMLElement>(null);
  const shown = room.value;
  // Where the row of rooms is wider than the screen, the present one is in sight.
  useLayoutEffect(() => {
    nav.current
      ?.querySelector(`[href^="#${roomOf(shown)?.id}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown]);
  return (
    <header class="top">
      <span class="brand">
        <span class="brand-mark" aria-hidden="true">
          ∇
        </span>
        <span class="brand-name">{t.name}</span>
      </span>
      <nav ref={nav} aria-label={t.rooms} class="rooms">
        {ROOMS.map((r) => (
          <RoomLink key={r.id} room={r} />
        ))}
      </nav>
      <div class="tools">
        <button type="button" class="plain" onClick={copyLink}>
          {t.copy}
        </button>
        <Segmented
          label={t.theme}
          value={theme.value}
          options={THEMES.map((value) => ({ value, label: labels[value] }))}
          onChange={chooseTheme}
        />
        <Segmented
          label={t.language}
          value={lang.value}
          options={LANGUAGES.map((value) => ({ value, label: names[value], lang: value }))}
          onChange={(value) => (lang.value = value)}
        />
      </div>
    </header>
  );
}

function RoomLink({ room: r }: { room: Room }) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    enter(r.id);
  };
  return (
    <a
      href={writeAddress(r.id, [['lang', lang.value]])}
      aria-current={room.value === r.id ? 'page' : undefined}
      onClick={go}
    >
      <span class="room-number">{r.number}</span>
      {pick(r.title)}
    </a>
  );
}

function Notes() {
  if (notes.value.length === 0) return null;
  const t = say(TEXTS);
  return (
    <div class="notes" role="status">
      <p>{t.noteTitle}</p>
      <ul>
        {notes.value.map((note) => (
          <li key={note.key}>
            <code>{note.key}</code> — {pick(note.expects)}
          </li>
        ))}
      </ul>
      <button type="button" class="plain" onClick={() => (notes.value = [])}>
        {t.close}
      </button>
    </div>
  );
}
