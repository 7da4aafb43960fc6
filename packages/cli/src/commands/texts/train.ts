/** The words of `nabla train` and `nabla predict`. */
import { texts } from '../../language.js';

export const TRAIN_HELP = texts({
  train: { en: 'train a model on your own CSV file', zh: '用自己的 CSV 文件训练模型' },
  data: { en: 'CSV file with a header', zh: '带标题行的 CSV 文件' },
  target: { en: 'column to predict', zh: '要预测的列' },
  model: { en: 'linear, logistic, or mlp:64,64 (hidden layers)', zh: 'linear、logistic 或 mlp:64,64（隐藏层）' },
  loss: {
    en: 'mse, l1, huber, smooth_l1 for numbers; cross_entropy, bce for classes (default: by the target)',
    zh: '数值用 mse、l1、huber、smooth_l1；分类用 cross_entropy、bce（默认由目标列决定）',
  },
  epochs: { en: 'passes over the training rows', zh: '遍历训练数据的次数' },
  lr: { en: 'learning rate (default: by the optimizer)', zh: '学习率（默认由优化器决定）' },
  optimizer: { en: 'sgd, momentum, adam, adamw, rmsprop', zh: 'sgd、momentum、adam、adamw、rmsprop' },
  batch: { en: "rows in a batch, or 'all'", zh: '每批的行数，或 all' },
  seed: { en: 'seed of the split, the weights and the batches', zh: '划分、初始权重和批次的随机种子' },
  test: { en: 'share of the rows kept for testing', zh: '留作测试的比例' },
  out: { en: 'write the model (safetensors)', zh: '保存模型（safetensors）' },
  missing: {
    en: "empty cells: error, drop (leave out the row), mean (fill with the training rows' mean)",
    zh: '空单元格：error（报错）、drop（去掉该行）、mean（用训练数据的均值填补）',
  },
  missingPredict: {
    en: 'empty cells: error or mean (default: as in training)',
    zh: '空单元格：error 或 mean（默认与训练时相同）',
  },
  exclude: { en: 'columns to leave out: id,name', zh: '不使用的列：id,name' },
  categorical: { en: 'columns of numbers that are categories: zip,month', zh: '按类别处理的数字列：zip,month' },
  delimiter: { en: 'what stands between fields (default: found)', zh: '字段分隔符（默认自动识别）' },
  encoding: { en: 'of the file: utf-8, gb18030, … (default: utf-8)', zh: '文件编码：utf-8、gb18030 等（默认 utf-8）' },
  trainExamples: {
    en: `
Examples:
  nabla train iris.csv --target species --model mlp:16 --out iris.safetensors
  nabla train houses.csv --target price --exclude id --missing mean --epochs 300
  nabla train mail.csv --target spam --model logistic --optimizer sgd --lr 0.5 --json`,
    zh: `
示例：
  nabla train iris.csv --target species --model mlp:16 --out iris.safetensors
  nabla train houses.csv --target price --exclude id --missing mean --epochs 300
  nabla train mail.csv --target spam --model logistic --optimizer sgd --lr 0.5 --json`,
  },
  predict: { en: 'predict with a trained model', zh: '用训练好的模型预测' },
  file: { en: 'model that nabla train wrote', zh: 'nabla train 保存的模型' },
  predictOut: { en: 'write the rows with their predictions as CSV', zh: '把各行连同预测写入 CSV 文件' },
  predictExamples: {
    en: `
Examples:
  nabla predict iris.safetensors new.csv
  nabla predict iris.safetensors new.csv --out predicted.csv`,
    zh: `
示例：
  nabla predict iris.safetensors new.csv
  nabla predict iris.safetensors new.csv --out predicted.csv`,
  },
});

export const TRAIN_TEXTS = texts({
  file: {
    en: (path: string, rows: string, columns: string, target: string) =>
      `${path}: ${rows} rows, ${columns}, target ${target}`,
    zh: (path: string, rows: string, columns: string, target: string) =>
      `${path}：${rows} 行，${columns}，目标 ${target}`,
  },
  columns: {
    en: (numeric: string, categorical: string) => `${numeric} numeric and ${categorical} categorical columns`,
    zh: (numeric: string, categorical: string) => `${numeric} 个数值列、${categorical} 个类别列`,
  },
  classes: { en: (n: string) => `(${n} classes)`, zh: (n: string) => `（${n} 类）` },
  number: { en: '(a number)', zh: '（数值）' },
  dropped: {
    en: (n: string) => `${n} rows with empty cells were left out`,
    zh: (n: string) => `去掉了 ${n} 个含空单元格的行`,
  },
  byDefault: {
    en: (loss: string) =>
      `the target's values are numbers, so the loss is ${loss}; for classes write --loss cross_entropy`,
    zh: (loss: string) => `目标列是数值，因此损失为 ${loss}；若要分类请写 --loss cross_entropy`,
  },
  modelLine: { en: 'model', zh: '模型' },
  parameters: { en: (n: string) => `${n} parameters`, zh: (n: string) => `${n} 个参数` },
  trainingLine: { en: 'training', zh: '训练' },
  epochsOf: {
    en: (epochs: string, batches: string, batch: string) => `${epochs} epochs of ${batches} batches of ${batch}`,
    zh: (epochs: string, batches: string, batch: string) => `${epochs} 轮，每轮 ${batches} 批，每批 ${batch} 行`,
  },
  splitLine: { en: 'split', zh: '划分' },
  split: {
    en: (train: string, test: string, seed: string) => `${train} rows to train, ${test} to test, seed ${seed}`,
    zh: (train: string, test: string, seed: string) => `${train} 行训练，${test} 行测试，种子 ${seed}`,
  },
  epoch: { en: 'epoch', zh: '轮' },
  loss: { en: 'loss', zh: '损失' },
  trainRow: { en: 'train', zh: '训练' },
  testRow: { en: 'test', zh: '测试' },
  rows: { en: 'rows', zh: '行数' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  confusion: {
    en: (which: string) => `Confusion matrix (${which}): true classes down, predicted ones across`,
    zh: (which: string) => `混淆矩阵（${which}）：行为真实类别，列为预测类别`,
  },
  manyClasses: {
    en: 'The confusion matrix is too wide for a page; --json has it.',
    zh: '混淆矩阵太宽，请用 --json 查看。',
  },
  standardised: {
    en: 'The loss is that of the standardised target; RMSE and MAE are in its own units.',
    zh: '损失按标准化后的目标计算；RMSE 和 MAE 的单位与目标相同。',
  },
  written: { en: (path: string) => `written: ${path}`, zh: (path: string) => `已写入：${path}` },
  notSaved: {
    en: 'The model is not saved; add --out model.safetensors.',
    zh: '模型未保存；可加上 --out model.safetensors。',
  },
  diverged: {
    en: (epoch: string, lr: string) =>
      `the loss is no longer a number in epoch ${epoch}; lower the learning rate (--lr ${lr}); no file was written`,
    zh: (epoch: string, lr: string) =>
      `第 ${epoch} 轮时损失已不是有限的数；请减小学习率（--lr ${lr}）；没有写入任何文件`,
  },
  badModel: {
    en: (text: string) =>
      `--model: '${text}' is not linear, logistic or mlp:64,64 (1 to 32 hidden layers of 1 to 65536 units)`,
    zh: (text: string) =>
      `--model：“${text}”不是 linear、logistic 或 mlp:64,64（1 到 32 个隐藏层，每层 1 到 65536 个单元）`,
  },
  badChoice: {
    en: (option: string, text: string, known: string) => `${option}: '${text}' is not one of ${known}`,
    zh: (option: string, text: string, known: string) => `${option}：“${text}”不在可选的 ${known} 之中`,
  },
  badNumber: {
    en: (option: string, text: string, what: string) => `${option}: '${text}' is not ${what}`,
    zh: (option: string, text: string, what: string) => `${option}：“${text}”不是${what}`,
  },
  positive: { en: 'a positive number', zh: '正数' },
  count: { en: 'an integer from 1 to 1000000', zh: ' 1 到 1000000 之间的整数' },
  seedNumber: { en: 'an integer from 0 to 2^53 - 1', zh: ' 0 到 2^53 − 1 之间的整数' },
  share: { en: 'a number from 0 to below 1', zh: '不小于 0 且小于 1 的数' },
  lossForModel: {
    en: (loss: string) =>
      `--model logistic predicts classes, --loss ${loss} is for numbers; use cross_entropy or --model linear`,
    zh: (loss: string) => `--model logistic 用于分类，而 --loss ${loss} 用于数值；请用 cross_entropy 或 --model linear`,
  },
  unknownColumn: {
    en: (option: string, name: string, known: string) => `${option}: the file has no column '${name}'; it has ${known}`,
    zh: (option: string, name: string, known: string) => `${option}：文件中没有“${name}”列；其中的列有 ${known}`,
  },
  targetExcluded: {
    en: (name: string) => `--exclude: '${name}' is the target`,
    zh: (name: string) => `--exclude：“${name}”是目标列`,
  },
  predicted: {
    en: (rows: string, target: string) => `${rows} rows, ${target} predicted`,
    zh: (rows: string, target: string) => `${rows} 行，已预测 ${target}`,
  },
  compared: {
    en: (rows: string) => `compared with the file's own values (${rows} rows)`,
    zh: (rows: string) => `与文件中的真实值比较（${rows} 行）`,
  },
});
