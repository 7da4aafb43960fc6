/** Memory of whole training processes: the peak, beyond the bare process, and how it grows over steps. */
import { CONFIGS } from './configs.mjs';
import { Session } from './session.mjs';

/** Memory of one configuration's process over a row's steps. */
async function train(name, row, steps, limit) {
  const session = new Session(name);
  try {
    const bare = await session.askWithin(30, 'info');
    if (!(await session.askWithin(limit, 'prepare', row))) return null;
    await session.askWithin(limit, 'sample', Math.ceil(steps / 10));
    const early = await session.ask('memory');
    await session.askWithin(limit, 'sample', steps - Math.ceil(steps / 10));
    const late = await session.ask('memory');
    const held = name.startsWith('nabla') ? await session.ask('held') : null;
    return { bare: bare.peak, peak: late.peak, grown: late.now - early.now, steps, held };
  } catch (error) {
    return { absent: error.message };
  } finally {
    session.close();
  }
}

/** By row and configuration; a peer that takes longer than `limit` seconds is left out. */
export async function measureMemory(rows, names, limit = 12) {
  const out = {};
  for (const [row, steps] of Object.entries(rows)) {
    out[row] = {};
    for (const name of names.filter((n) => CONFIGS[n].only?.includes(row) ?? true)) {
      const seen = await train(name, row, steps, limit);
      if (seen) out[row][name] = seen;
    }
  }
  return out;
}
