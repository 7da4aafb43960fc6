import type { ComponentType } from 'preact';

/** What a room's module exports as `default`. */
export interface RoomModule {
  /** The keys of the page's address that the room has (of what it gave to `bind`). */
  readonly keys: readonly string[];
  readonly View: ComponentType;
}
