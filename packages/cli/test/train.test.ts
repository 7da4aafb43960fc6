/** `nabla train` and `nabla predict`, as a user calls them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, load_metadata, save } from 'nabla/io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nabla, type Result } from './surroundings.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabla-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(path(name), content);
  return path(name);
}

/** Numbers between 0 and 1 that are the same everywhere. */
const noise = (i: number, k: number): number => {
  const x = Math.sin(12.9898 * i + 78.233 * k) * 43758.5453;
  return x - Math.floor(x);
};
const KINDS = ['setosa', 'versicolor', 'virginica'];
function irisLike(rows = 90): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const kind = i % 3;
    const colour = noise(i, 3) < 0.5 ? 'red' : 'dark, blue';
    return `${i},${(5 + kind + noise(i, 1)).toFixed(2)},${(1 + 1.5 * kind + noise(i, 2)).toFixed(2)},"${colour}",${KINDS[kind]}`;
  });
  return `id,sepal,petal,colour,species\n${lines.join('\n')}\n`;
}
/** price = 1000 area + 5000 rooms, exactly. */
function housesLike(rows = 80): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [area, rooms] = [Math.round(40 + 160 * noise(i, 1)), 1 + Math.floor(6 * noise(i, 2))];
    return `${area};${rooms};${1000 * area + 5000 * rooms}`;
  });
  return `area;rooms;price\n${lines.join('\n')}\n`;
}

interface Scored {
  readonly loss: number;
  readonly rows: number;
  readonly accuracy: number;
  readonly r2: number;
  readonly rmse: number;
  readonly confusion: number[][];
}
interface TrainJson {
  readonly model: string;
  readonly loss: string;
  readonly history: number[];
  readonly train: Scored;
  readonly test: Scored | null;
  readonly columns: { name: string; kind: string; mean: number; scale: number; categories: string[] }[];
  readonly dropped: number;
}
async function trained(...args: string[]): Promise<TrainJson> {
  const { code, out, err } = await nabla(['train', ...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as TrainJson;
}

describe('classes', () => {
  test('trains, saves, predicts: a round trip that is the same each time', async () => {
    const data = file('iris.csv', irisLike());
    const args = ['train', data, '--target', 'species', '--exclude', 'id', '--model', 'mlp:8', '--epochs', '40'];
    const first = await nabla([...args, '--out', path('a.safetensors')]);
    const second = await nabla([...args, '--out', path('b.safetensors')]);
    expect(first.code).toBe(0);
    expect(second.out.replace('b.safe', 'a.safe')).toBe(first.out);
    expect(readFileSync(path('b.safetensors'))).toEqual(readFileSync(path('a.safetensors')));
    expect(first.out.replace(/\s+/g, ' ')).toContain(
      '90 rows, 2 numeric and 1 categorical columns, target species (3 classes)',
    );
    expect(first.out).toContain('Linear(4, 8) → ReLU → Linear(8, 3)  67 parameters');
    expect(first.out).toContain('72 rows to train, 18 to test, seed 0');
    expect(first.out).toMatch(/train +72 +0\.\d+ +1\.0000\n {2}test +18 +0\.\d+ +1\.0000\n/);
    expect(first.out).toMatch(/versicolor +0 +\d+ +0\n/);
    expect(Object.keys(load(readFileSync(path('a.safetensors')))).sort()).toEqual([
      '0.bias',
      '0.weight',
      '2.bias',
      '2.weight',
    ]);
    const json = JSON.parse((await nabla(['predict', path('a.safetensors'), data, '--json'])).out) as {
      predictions: string[];
      probabilities: number[][];
      metrics: Scored;
    };
    expect(json.predictions).toEqual(Array.from({ length: 90 }, (_, i) => KINDS[i % 3]));
    expect(json.metrics.accuracy).toBe(1);
    for (const row of json.probabilities) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  });

  test('what it says is what the file predicts', async () => {
    const data = file('iris2.csv', irisLike(60));
    const { train } = await trained(
      data,
      '--target',
      'species',
      '--test',
      '0',
      '--epochs',
      '3',
      '--out',
      path('c.safetensors'),
    );
    const again = JSON.parse((await nabla(['predict', path('c.safetensors'), data, '--json'])).out) as {
      metrics: Scored;
    };
    expect(again.metrics).toMatchObject({ accuracy: train.accuracy, confusion: train.confusion, rows: 60 });
  });

  test('two classes, both losses, logistic regression', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${(noise(i, 1) + (i % 2)).toFixed(3)},${i % 2 ? 'yes' : 'no'}`);
    const data = file('two.csv', `x,spam\n${rows.join('\n')}`);
    for (const loss of ['cross_entropy', 'bce']) {
      const json = await trained(
        data,
        '--target',
        'spam',
        '--model',
        'logistic',
        '--loss',
        loss,
        '--optimizer',
        'sgd',
        '--lr',
        '0.5',
        '--epochs',
        '30',
      );
      expect(json.train.accuracy).toBeGreaterThan(0.95);
      expect(json.history).toHaveLength(30);
    }
    await nabla(['train', data, '--target', 'spam', '--loss', 'bce', '--out', path('bce.safetensors')]);
    const { out } = await nabla(['predict', path('bce.safetensors'), file('x.csv', 'x\n0\n2\n')]);
    expect(out).toMatch(/^x,predicted_spam,probability\n0,no,0\.\d{4}\n2,yes,0\.\d{4}\n$/);
  });

  test('numbers as classes, and as categories', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 4},${10 - (i % 4)}`);
    const data = file('digits.csv', `zip,digit\n${rows.join('\n')}`);
    const json = await trained(
      data,
      '--target',
      'digit',
      '--loss',
      'cross_entropy',
      '--categorical',
      'zip',
      '--lr',
      '0.1',
    );
    expect(json.columns).toEqual([{ name: 'zip', kind: 'categorical', categories: ['0', '1', '2', '3'] }]);
    expect(json.train.accuracy).toBe(1);
  });
});

describe('numbers', () => {
  test('a linear target is found, in its own units', async () => {
    const data = file('houses.csv', housesLike());
    const json = await trained(
      data,
      '--target',
      'price',
      '--epochs',
      '100',
      '--lr',
      '0.03',
      '--out',
      path('h.safetensors'),
    );
    expect([json.model, json.loss]).toEqual(['linear', 'mse']);
    expect(json.test!.r2).toBeGreaterThan(0.9999);
    expect(json.test!.rmse).toBeLessThan(300);
    const { out } = await nabla([
      'predict',
      path('h.safetensors'),
      file('new.csv', '\ufeffrooms,extra,area\n2,?,100\n'),
    ]);
    const [header, row] = out.trim().split('\n');
    expect(header).toBe('rooms,extra,area,predicted_price');
    expect(Math.abs(Number(row!.split(',')[3]) - 110_000)).toBeLessThan(500);
  });

  test('means and scales come from the training rows alone', async () => {
    const json = await trained(
      file('ten.csv', `x,y\n${[...Array(10)].map((_, i) => `${i * i},${i}`).join('\n')}`),
      '--target',
      'y',
      '--test',
      '0.3',
    );
    const all = [...Array(10)].map((_, i) => i * i);
    const mean = all.reduce((a, b) => a + b) / 10;
    expect(json.columns[0]!.mean).not.toBeCloseTo(mean, 6);
    expect(json.train.rows).toBe(7);
    expect(json.test!.rows).toBe(3);
  });

  test('a constant column and a tiny file', async () => {
    const json = await trained(
      file('tiny.csv', 'x,c,y\n1,5,1\n2,5,2\n'),
      '--target',
      'y',
      '--batch',
      'all',
      '--epochs',
      '1',
    );
    expect(json.columns[1]).toMatchObject({ mean: 5, scale: 1 });
    expect(json.train.rows).toBe(1);
  });

  test.each(['mse_loss', 'l1', 'huber', 'smooth_l1'])('--loss %s', async (loss) => {
    const json = await trained(
      file('h2.csv', housesLike(40)),
      '--target',
      'price',
      '--loss',
      loss,
      '--epochs',
      '40',
      '--lr',
      '0.05',
      '--batch',
      '8',
    );
    expect(json.test!.r2).toBeGreaterThan(0.99);
  });
  test.each(['sgd', 'momentum', 'adam', 'adamw', 'rmsprop'])('--optimizer %s', async (optimizer) => {
    const json = await trained(
      file('h3.csv', housesLike(40)),
      '--target',
      'price',
      '--optimizer',
      optimizer,
      '--epochs',
      '80',
    );
    expect(json.test!.r2).toBeGreaterThan(0.9);
  });
});

describe('empty cells', () => {
  const HOLES = 'x,colour,y\n1,red,1\n2,,2\n,blue,3\n4,red,\n5,red,5\n6,blue,6\n';
  test('are refused, dropped or filled', async () => {
    const data = file('holes.csv', HOLES);
    const refused = await nabla(['train', data, '--target', 'y']);
    expect([refused.code, refused.err]).toEqual([
      1,
      `nabla: ${data}: row 5 (the header is row 1), column 'y' is empty: a row without its target teaches nothing; use --missing drop to leave it out\n`,
    ]);
    const full = file('holes2.csv', HOLES.replace('4,red,\n', '4,red,4\n'));
    expect((await nabla(['train', full, '--target', 'y'])).err).toContain(
      "row 4 (the header is row 1), column 'x' is empty; use --missing mean",
    );
    const drop = await trained(data, '--target', 'y', '--missing', 'drop', '--test', '0');
    expect([drop.dropped, drop.train.rows]).toEqual([3, 3]);
    const mean = await trained(
      data,
      '--target',
      'y',
      '--missing',
      'mean',
      '--test',
      '0',
      '--out',
      path('m.safetensors'),
    );
    expect([mean.dropped, mean.train.rows]).toEqual([1, 5]);
    expect(mean.columns[0]!.mean).toBe(3.5);
  });
  test('in new data as in training, unless said otherwise', async () => {
    const data = file('holes3.csv', HOLES);
    await nabla(['train', data, '--target', 'y', '--missing', 'mean', '--out', path('m.safetensors')]);
    await nabla(['train', data, '--target', 'y', '--missing', 'drop', '--out', path('d.safetensors')]);
    const rows = file('new2.csv', 'x,colour\n,NA\n');
    expect((await nabla(['predict', path('m.safetensors'), rows])).code).toBe(0);
    const refused = await nabla(['predict', path('d.safetensors'), rows]);
    expect([refused.code, refused.err]).toEqual([
      1,
      `nabla: ${rows}: row 2 (the header is row 1), column 'x' is empty; fill it, or add --missing mean to use the mean of the training data\n`,
    ]);
    expect((await nabla(['predict', path('d.safetensors'), rows, '--missing', 'mean'])).code).toBe(0);
  });
});

describe('what is wrong is said in one line, and nothing is written', () => {
  const failing = async (args: string[], code: number): Promise<string> => {
    const before = readdirSync(folder).sort();
    const result: Result = await nabla(args);
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.err.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(before);
    return result.err;
  };
  test.each([
    ['', 'the file has no header'],
    ['\n\n', 'the file has no header'],
    ['x,y\n', 'the file has a header but no rows'],
    ['1,2\n3,4\n', 'the first row holds only numbers'],
    ['x,,y\n1,2,3\n', 'column 2 has no name in the header'],
    ['y,x,y\n1,2,3\n', "the header names 'y' twice"],
    ['x,y\n1,2\n1,2,3\n', 'row 3 (the header is row 1) has 3 fields, the header 2'],
    ['x,y\n1\n', 'row 2 (the header is row 1) has 1 fields, the header 2'],
    ['x,y\n"1,2\n3,4\n', 'a quoted field does not end'],
    ['x,y\n1,2\0\n', 'the file holds zero bytes'],
    [
      new Uint8Array([0x78, 0x2c, 0x79, 0x0a, 0xd6, 0xd0, 0x2c, 0x31]),
      'the file is not text in utf-8; name its encoding',
    ],
    [
      'x,y\n1,2\n2,3\n3x,4\n4,5\n',
      "row 4 (the header is row 1), column 'x': '3x' is not a number, unlike most of its column",
    ],
    ['x,y\n,1\n?,2\n', "column 'x' is empty"],
    ['y\n1\n2\n', 'no column is left to learn from'],
    [
      `x,y\n${[...Array(200)].map((_, i) => `name${i},${i}`).join('\n')}`,
      "the column 'x' has 200 different texts, as an identifier has",
    ],
    ['x,y\n1,a\n2,a\n', "the target 'y' has one value only"],
    [
      `x,y\n${[...Array(50)].map((_, i) => `${i},t${i}`).join('\n')}`,
      "the target 'y' has 50 different values, too many for classes",
    ],
    ['x,y\n1,2\n', '1 rows are too few to train and test'],
  ])('%#: %j', async (content, message) => {
    const data = file('bad.csv', content as string);
    const err = await failing(['train', data, '--target', 'y', '--out', path('never.safetensors')], 1);
    expect(err).toContain(message);
    expect(err).toContain(data);
  });

  test('other encodings and delimiters when they are named', async () => {
    const gb = Buffer.from([0xd6, 0xd0, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x32, 0x0a, 0x33, 0x2c, 0x34, 0x0a]);
    const json = await trained(file('gb.csv', gb), '--target', 'y', '--encoding', 'gb18030', '--epochs', '1');
    expect(json.columns[0]!.name).toBe('中');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('x\ty\r\n1\t2\r\n3\t4\r\n', 'utf16le')]);
    expect((await trained(file('u16.csv', utf16), '--target', 'y', '--epochs', '1')).train.rows).toBe(1);
    expect(
      (await trained(file('h#.csv', 'x#y\n1#2\n3#4\n'), '--target', 'y', '--delimiter', '#', '--epochs', '1')).columns,
    ).toHaveLength(1);
  });

  test.each([
    [['--target', 'z'], "--target: the file has no column 'z'; it has x, y"],
    [['--target', 'y', '--exclude', 'q'], "--exclude: the file has no column 'q'"],
    [['--target', 'y', '--exclude', 'y'], "--exclude: 'y' is the target"],
    [['--target', 'y', '--model', 'mlp'], "--model: 'mlp' is not linear, logistic or mlp:64,64"],
    [['--target', 'y', '--model', 'mlp:0'], "--model: 'mlp:0' is not"],
    [['--target', 'y', '--model', 'mlp:99999999999'], '--model:'],
    [
      ['--target', 'y', '--loss', 'hinge'],
      "--loss: 'hinge' is not one of mse, l1, huber, smooth_l1, cross_entropy, bce",
    ],
    [['--target', 'y', '--loss', 'constructor'], "--loss: 'constructor' is not one of"],
    [
      ['--target', 'y', '--model', 'logistic', '--loss', 'mse'],
      '--model logistic predicts classes, --loss mse is for numbers',
    ],
    [['--target', 'y', '--optimizer', 'lbfgs'], "--optimizer: 'lbfgs' is not one of sgd"],
    [['--target', 'y', '--lr', '-1'], "--lr: '-1' is not a positive number"],
    [['--target', 'y', '--epochs', '0'], "--epochs: '0' is not an integer from 1 to 1000000"],
    [['--target', 'y', '--batch', 'half'], "--batch: 'half' is not an integer"],
    [['--target', 'y', '--seed', '-1'], "--seed: '-1' is not an integer from 0"],
    [['--target', 'y', '--test', '1'], "--test: '1' is not a number from 0 to below 1"],
    [['--target', 'y', '--missing', 'zero'], "--missing: 'zero' is not one of error, drop, mean"],
    [['--target', 'y', '--delimiter', 'ab'], "--delimiter: 'ab' is not one character"],
    [['--target', 'y', '--encoding', 'klingon'], "--encoding: 'klingon' is no known encoding"],
    [[], "required option '--target <column>' not specified"],
  ])('%j', async (args, message) => {
    const data = file('good.csv', 'x,y\n1,2\n3,4\n5,6\n');
    expect(await failing(['train', data, ...args], 2)).toContain(message);
  });

  test('files that are not there, not writable, not a model', async () => {
    const data = file('good.csv', 'x,y\n1,2\n3,4\n5,6\n');
    expect(await failing(['train', path('nix.csv'), '--target', 'y'], 1)).toContain('no such file or folder');
    expect(await failing(['train', folder, '--target', 'y'], 1)).toContain('it is a folder');
    expect(await failing(['train', data, '--target', 'y', '--out', path('no/m.safetensors')], 1)).toContain(
      'no such file',
    );
    expect(await failing(['predict', data, data], 1)).toContain('[load] bytes 0 to 7 announce a header');
    file('foreign.safetensors', save({}));
    expect(await failing(['predict', path('foreign.safetensors'), data], 1)).toContain(
      'holds no model that nabla train wrote',
    );
  });

  test('a learning rate that diverges', async () => {
    const data = file('good.csv', 'x,y\n1,2\n3,4\n5,7\n');
    const args = [
      'train',
      data,
      '--target',
      'y',
      '--optimizer',
      'sgd',
      '--lr',
      '1e6',
      '--out',
      path('never.safetensors'),
    ];
    expect(await failing(args, 1)).toMatch(
      /the loss is no longer a number in epoch \d+; lower the learning rate \(--lr 100000\)/,
    );
  });

  test('interrupted', async () => {
    const data = file('good.csv', housesLike());
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { code, err } = await nabla(
      ['train', data, '--target', 'price', '--epochs', '1000000', '--out', path('never.safetensors')],
      { interrupts: () => controller.signal },
    );
    expect([code, err]).toEqual([130, 'nabla: interrupted; no file was written\n']);
    expect(readdirSync(folder).filter((name) => /never|tmp/.test(name))).toEqual([]);
  });

  test('new data that do not fit the model', async () => {
    const data = file('iris.csv', irisLike());
    await nabla([
      'train',
      data,
      '--target',
      'species',
      '--exclude',
      'id',
      '--epochs',
      '1',
      '--out',
      path('i.safetensors'),
    ]);
    const predict = (content: string): Promise<string> =>
      failing(['predict', path('i.safetensors'), file('bad.csv', content)], 1);
    expect(await predict('sepal\n1\n')).toContain("the model needs columns that the file lacks: 'petal', 'colour'");
    expect(await predict('sepal,petal,colour\n1,2,green\n')).toContain(
      "column 'colour': 'green' was not in the training data; known are dark, blue, red",
    );
    expect(await predict('sepal,petal,colour\n1,two,red\n')).toContain("column 'petal': 'two' is not a number");
    expect((await nabla(['predict', path('i.safetensors'), data, '--missing', 'drop'])).code).toBe(2);
  });

  test('damaged descriptions of models', async () => {
    const data = file('good.csv', 'x,y\n1,2\n3,4\n5,6\n');
    await nabla(['train', data, '--target', 'y', '--epochs', '1', '--out', path('g.safetensors')]);
    const bytes = readFileSync(path('g.safetensors'));
    const description = JSON.parse(load_metadata(bytes)['nabla.model']!) as Record<string, unknown>;
    for (const change of [
      { model: 'mlp:x' },
      { columns: [] },
      { columns: [{ name: 1 }] },
      { target: null },
      { version: 2 },
      { loss: 'toString' },
    ]) {
      const damaged = save(load(bytes), { 'nabla.model': JSON.stringify({ ...description, ...change }) });
      file('damaged.safetensors', damaged);
      expect(await failing(['predict', path('damaged.safetensors'), data], 1)).toContain('holds no model');
    }
    file(
      'damaged.safetensors',
      save(load(bytes), { 'nabla.model': JSON.stringify({ ...description, model: 'mlp:4' }) }),
    );
    expect(await failing(['predict', path('damaged.safetensors'), data], 1)).toContain(
      'Error(s) in loading state_dict',
    );
  });
});

test('in Chinese', async () => {
  const data = file('iris.csv', irisLike());
  const { out } = await nabla([
    'train',
    data,
    '--target',
    'species',
    '--exclude',
    'id',
    '--lang',
    'zh',
    '--epochs',
    '5',
  ]);
  for (const text of ['90 行，2 个数值列、1 个类别列', '混淆矩阵（测试）', '准确率', '模型未保存'])
    expect(out).toContain(text);
  const { err } = await nabla(['train', file('bad.csv', 'x,y\n,1\n2,3\n'), '--target', 'y'], {
    env: { LANG: 'zh_CN.UTF-8' },
  });
  expect(err).toContain('第 2 行（标题为第 1 行）“x”列为空');
});

test('--out of predict: the rows with their predictions, a summary on the page', async () => {
  const data = file('houses.csv', housesLike(20));
  await nabla(['train', data, '--target', 'price', '--epochs', '50', '--out', path('h.safetensors')]);
  const { out } = await nabla(['predict', path('h.safetensors'), data, '--out', path('p.csv')]);
  expect(out).toContain('20 rows, price predicted');
  expect(out).toMatch(/R² +0\.\d+/);
  const lines = readFileSync(path('p.csv'), 'utf8').trim().split('\n');
  expect(lines[0]).toBe('area,rooms,price,predicted_price');
  expect(lines).toHaveLength(21);
});

test('the progress bar is for terminals', async () => {
  const data = file('houses.csv', housesLike());
  const args = ['train', data, '--target', 'price', '--epochs', '40', '--batch', '4'];
  expect((await nabla(args)).out).not.toContain('\r');
  const live = (await nabla(args, { isTTY: true })).out;
  expect(live).toContain('\r\u001b[2K');
  expect(live).toMatch(/░.* \d+\/\d+ {2}loss/);
  expect((await nabla([...args, '--json'], { isTTY: true })).out).not.toContain('\r');
});
