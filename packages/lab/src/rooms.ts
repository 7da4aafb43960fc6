/** The rooms, in order: a new one is one line here and a folder beside the others. */
import type { RoomModule } from './room-module.js';
import type { Both } from './text.js';

export interface Room {
  /** In the address. */
  readonly id: string;
  /** The number that the course gives it. */
  readonly number: number;
  readonly title: Both<string>;
  readonly load: () => Promise<{ readonly default: RoomModule }>;
}

export const ROOMS: readonly Room[] = [
  {
    id: 'gradient',
    number: 1,
    title: { en: 'What a gradient is', zh: '什么是梯度' },
    load: () => import('./rooms/gradient/index.js'),
  },
  {
    id: 'descent',
    number: 2,
    title: { en: 'How it is solved', zh: '怎样求解' },
    load: () => import('./rooms/descent/index.js'),
  },
  {
    id: 'autograd',
    number: 3,
    title: { en: 'Autograd', zh: '自动求导' },
    load: () => import('./rooms/autograd/index.js'),
  },
  {
    id: 'losses',
    number: 4,
    title: { en: 'Losses and softmax', zh: '损失与 softmax' },
    load: () => import('./rooms/losses/index.js'),
  },
  {
    id: 'digits',
    number: 5,
    title: { en: 'Digits', zh: '手写数字' },
    load: () => import('./rooms/digits/index.js'),
  },
  {
    id: 'data',
    number: 6,
    title: { en: 'Your own data', zh: '你自己的数据' },
    load: () => import('./rooms/data/index.js'),
  },
];
