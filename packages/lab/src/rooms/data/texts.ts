import { texts } from '../../text.js';

export const TEXTS = texts({
  title: { en: 'Your own data', zh: '你自己的数据' },
  lead: {
    en: 'Drop a table, say which column to predict, and train. It is read, learned from and saved by the same code as the command nabla train; the file never leaves this page.',
    zh: '拖入一张表，选好要预测的列，就可以训练。读表、训练、保存模型用的都是 nabla train 的同一套代码；文件不会离开本页。',
  },

  // The file
  file: { en: 'The table', zh: '数据表' },
  drop: { en: 'Drop a CSV file here', zh: '把 CSV 文件拖到这里' },
  or: { en: 'or', zh: '或者' },
  chooseFile: { en: 'Choose a file', zh: '选择文件' },
  private: {
    en: 'It is read in this page and sent nowhere; a link holds the settings, never the data.',
    zh: '只在本页读取，不会上传；链接里只有设置，没有数据。',
  },
  examples: { en: 'No table at hand? Take one of these:', zh: '手边没有表？先用这几张：' },
  daylight: { en: 'Hours of daylight', zh: '白昼时长' },
  daylightNote: {
    en: 'computed by astronomy’s formula for 25 latitudes and 12 months; a number to predict, and no straight line will do',
    zh: '按天文公式算出的 25 个纬度、12 个月的昼长；预测一个数，直线做不到',
  },
  flowers: { en: 'Three species', zh: '三种花' },
  flowersNote: {
    en: 'simulated; three classes that overlap, a category, a running number, some empty cells',
    zh: '模拟数据；三个互有重叠的类别，含一个类别列、一个编号列和几个空单元格',
  },
  noisy: { en: 'Few rows, much noise', zh: '行少噪声大' },
  noisyNote: {
    en: 'simulated; eight columns of which two matter: easy to learn by heart',
    zh: '模拟数据；八列里只有两列有用，很容易死记硬背',
  },
  back: { en: (name: string) => `Back to ${name}`, zh: (name: string) => `回到 ${name}` },
  encoding: { en: 'Encoding', zh: '编码' },
  delimiter: { en: 'Delimiter', zh: '分隔符' },
  auto: { en: 'found by itself', zh: '自动识别' },
  comma: { en: 'comma', zh: '逗号' },
  semicolon: { en: 'semicolon', zh: '分号' },
  tab: { en: 'tab', zh: '制表符' },
  bar: { en: 'vertical bar', zh: '竖线' },
  rejected: {
    en: (name: string) => `${name} cannot be read:`,
    zh: (name: string) => `读不了 ${name}：`,
  },
  stays: { en: 'What was open stays open.', zh: '原来打开的表保持不变。' },
  notHere: {
    en: 'This link speaks of somebody’s own file. Links hold settings, never data: drop the file here, or take an example.',
    zh: '这个链接用的是别人自己的文件。链接里只有设置，没有数据：请把文件拖进来，或者选一个例子。',
  },
  reading: { en: (name: string) => `Reading ${name}…`, zh: (name: string) => `正在读取 ${name}……` },
  opened: {
    en: (name: string, rows: string, columns: string) => `${name}: ${rows} rows, ${columns} columns`,
    zh: (name: string, rows: string, columns: string) => `${name}：${rows} 行，${columns} 列`,
  },
  saveExample: { en: 'Download this table', zh: '下载这张表' },

  // Columns
  columns: { en: 'Columns', zh: '各列' },
  columnsHint: {
    en: 'the first rows; each column can be used in another way',
    zh: '前几行；每一列的用法都可以改',
  },
  useOf: { en: (name: string) => `Use of column ${name}`, zh: (name: string) => `“${name}”列的用法` },
  target: { en: 'Target', zh: '目标' },
  numeric: { en: 'Number', zh: '数值' },
  categorical: { en: 'Category', zh: '类别' },
  excluded: { en: 'Left out', zh: '不用' },
  range: {
    en: (low: string, high: string) => `${low} to ${high}`,
    zh: (low: string, high: string) => `${low} 到 ${high}`,
  },
  different: { en: (n: string) => `${n} different`, zh: (n: string) => `${n} 种取值` },
  empty: { en: (n: string) => `${n} empty`, zh: (n: string) => `${n} 个空` },
  serial: { en: 'a running number', zh: '像是编号' },
  moreColumns: {
    en: (n: string) => `${n} more columns are used as they were found; the target can be chosen below.`,
    zh: (n: string) => `另有 ${n} 列按自动识别的用法使用；目标列可以在下面选择。`,
  },

  // Setup
  setup: { en: 'The training', zh: '训练设置' },
  predict: { en: 'Column to predict', zh: '要预测的列' },
  model: { en: 'Model', zh: '模型' },
  linear: { en: 'Linear', zh: '线性' },
  logistic: { en: 'Logistic', zh: '逻辑回归' },
  mlp: { en: 'Network', zh: '神经网络' },
  hidden: { en: 'Hidden layers', zh: '隐藏层' },
  hiddenWrong: { en: '1 to 6 layers of 1 to 512, such as 32,16', zh: '1 到 6 层，每层 1 到 512，如 32,16' },
  loss: { en: 'Loss', zh: '损失' },
  lossAuto: { en: 'by the target', zh: '由目标列决定' },
  optimizer: { en: 'Optimizer', zh: '优化器' },
  rate: { en: 'Learning rate', zh: '学习率' },
  epochs: { en: 'Epochs', zh: '轮数' },
  batch: { en: 'Batch (0: all rows)', zh: '批大小（0 为全部）' },
  seed: { en: 'Seed', zh: '随机种子' },
  test: { en: 'Share kept for testing', zh: '留作测试的比例' },
  missing: { en: 'Empty cells', zh: '空单元格' },
  missingError: { en: 'stop and say where', zh: '报错并指出位置' },
  missingDrop: { en: 'leave out the row', zh: '去掉该行' },
  missingMean: { en: 'fill with the mean', zh: '用均值填补' },
  train: { en: 'Train', zh: '开始训练' },
  again: { en: 'Train again', zh: '重新训练' },
  stop: { en: 'Stop', zh: '停下' },
  idle: { en: 'Nothing trained yet.', zh: '还没有开始训练。' },
  running: {
    en: (epoch: string, epochs: string) => `Epoch ${epoch} of ${epochs}`,
    zh: (epoch: string, epochs: string) => `第 ${epoch} 轮，共 ${epochs} 轮`,
  },
  done: {
    en: (epochs: string, train: string, test: string) =>
      `Done: ${epochs} epochs on ${train} rows; ${test} rows were kept for testing.`,
    zh: (epochs: string, train: string, test: string) =>
      `完成：用 ${train} 行训练了 ${epochs} 轮，另留 ${test} 行测试。`,
  },
  stopped: {
    en: (epochs: string) => `Stopped after ${epochs} epochs; the model is as it was then.`,
    zh: (epochs: string) => `训练了 ${epochs} 轮后停下，模型保持当时的样子。`,
  },
  dropped: {
    en: (n: string) => `${n} rows with empty cells were left out.`,
    zh: (n: string) => `去掉了 ${n} 个含空单元格的行。`,
  },
  changed: {
    en: 'The settings have changed since; train again to see what they do.',
    zh: '设置已经改动，重新训练才能看到效果。',
  },
  fillThem: { en: 'Fill them with the mean', zh: '用均值填补' },
  dropThem: { en: 'Leave out those rows', zh: '去掉这些行' },
  leaveOut: { en: (name: string) => `Leave out ${name}`, zh: (name: string) => `不用“${name}”列` },
  asCategory: { en: (name: string) => `Use ${name} as a category`, zh: (name: string) => `把“${name}”列当作类别` },
  lowerRate: { en: (rate: string) => `Learning rate ${rate}`, zh: (rate: string) => `学习率改为 ${rate}` },
  asClasses: { en: 'Loss cross_entropy', zh: '改用 cross_entropy 损失' },
  asNumber: { en: 'Loss mse', zh: '改用 mse 损失' },
  noTest: { en: 'Keep no row for testing', zh: '不留测试行' },

  // Curves
  lossCurve: { en: 'Loss against epochs', zh: '损失随轮数的变化' },
  standardised: { en: 'of the standardised target', zh: '按标准化后的目标计算' },
  lossHint: { en: 'what is being made small', zh: '训练要减小的量' },
  accuracyHint: { en: 'the share that is right', zh: '预测正确的比例' },
  r2Hint: { en: '1 is perfect, 0 is as good as the mean', zh: '1 为完美，0 与只猜均值一样' },
  accuracyCurve: { en: 'Accuracy against epochs', zh: '准确率随轮数的变化' },
  r2Curve: { en: 'R² against epochs', zh: 'R² 随轮数的变化' },
  trainRows: { en: 'training rows', zh: '训练行' },
  testRows: { en: 'test rows', zh: '测试行' },
  curveAria: {
    en: (title: string, train: string, test: string) => `${title}: training ${train}, test ${test}`,
    zh: (title: string, train: string, test: string) => `${title}：训练 ${train}，测试 ${test}`,
  },
  turning: {
    en: (epoch: string) => `lowest test loss: epoch ${epoch}`,
    zh: (epoch: string) => `测试损失最低：第 ${epoch} 轮`,
  },

  // Results
  results: { en: 'What it has learned', zh: '学到了什么' },
  nothing: { en: 'Train, and the measures stand here.', zh: '训练之后，这里显示各项指标。' },
  rows: { en: 'rows', zh: '行数' },
  lossValue: { en: 'loss', zh: '损失' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  baselineClass: {
    en: (percent: string) => `Always saying the most frequent class would be right in ${percent}.`,
    zh: (percent: string) => `只猜最常见的类别，准确率就有 ${percent}。`,
  },
  baselineNumber: {
    en: (mae: string) => `Always saying the mean would be off by ${mae} on average (MAE).`,
    zh: (mae: string) => `只猜均值，平均误差（MAE）是 ${mae}。`,
  },
  confusion: {
    en: (which: string) => `Confusion matrix, ${which}: true classes down, predicted ones across`,
    zh: (which: string) => `混淆矩阵（${which}）：行为真实类别，列为预测类别`,
  },
  cell: {
    en: (truth: string, answer: string, n: string) => `${truth} predicted as ${answer}: ${n} times`,
    zh: (truth: string, answer: string, n: string) => `${truth} 预测为 ${answer}：${n} 次`,
  },
  manyClasses: {
    en: 'The confusion matrix has too many classes for this page; nabla predict --json has it.',
    zh: '类别太多，这里放不下混淆矩阵；可用 nabla predict --json 查看。',
  },
  scatter: { en: 'Predicted against true', zh: '预测值与真实值' },
  scatterHint: {
    en: 'on the line, prediction and truth are the same',
    zh: '落在线上表示预测与真实值相同',
  },
  truth: { en: 'true', zh: '真实值' },
  predicted: { en: 'predicted', zh: '预测值' },
  saveModel: { en: 'Download weights', zh: '下载权重' },
  savePredictions: { en: 'Download predictions', zh: '下载预测' },
  saveHint: {
    en: 'Safetensors, as nabla train writes them: nabla predict reads the file, PyTorch its weights.',
    zh: 'safetensors 格式，与 nabla train 保存的相同：nabla predict 可以直接读取，PyTorch 可以读取其中的权重。',
  },
  saved: { en: (name: string) => `${name} saved`, zh: (name: string) => `已保存 ${name}` },

  // One row
  tryRow: { en: 'Try a row', zh: '试一行' },
  tryHint: { en: 'change a cell and see what the model says', zh: '改一个值，看模型怎么说' },
  tryLater: { en: 'Train, and the model answers here.', zh: '训练之后，模型在这里作答。' },
  emptyCell: { en: '(empty)', zh: '（空）' },
  says: { en: (target: string) => `${target}:`, zh: (target: string) => `${target}：` },

  // Code
  code: { en: 'The code that does the same', zh: '实现同样训练的代码' },
  codeHint: {
    en: 'Node, TypeScript; the same seed gives the same weights, but for rounding',
    zh: 'Node 与 TypeScript；种子相同，权重就相同（只差舍入）',
  },
  command: { en: 'Or in a terminal', zh: '或者在终端里' },
  noCommand: {
    en: 'A column’s name holds a comma, which the command’s lists cannot say.',
    zh: '有的列名中含逗号，命令的列表参数写不了。',
  },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  download: { en: 'Download', zh: '下载' },

  // Misconceptions
  beliefs: { en: 'Often believed', zh: '常见的误解' },
  myth1: { en: 'A lower training loss is a better model', zh: '训练损失越低，模型越好' },
  truth1: {
    en: 'A large network can learn few rows by heart, noise and all. Its training loss goes on falling while the loss on rows it has never seen turns and rises. The second curve is what a model is good for; stop near its lowest point, or take a smaller model.',
    zh: '大网络能把少量的行连同噪声一起背下来：训练损失一路下降，在没见过的行上损失却先降后升。模型好不好，看的是第二条曲线；在它最低处附近停下，或者换小一点的模型。',
  },
  try1: { en: 'Learn 80 noisy rows by heart', zh: '背下 80 行噪声' },
  found1: {
    en: (best: string, epoch: string, end: string, train: string) =>
      `Test loss: ${best} after epoch ${epoch}, ${end} at the end, while the training loss fell to ${train}.`,
    zh: (best: string, epoch: string, end: string, train: string) =>
      `测试损失：第 ${epoch} 轮时为 ${best}，最后却是 ${end}；而训练损失降到了 ${train}。`,
  },
  myth2: { en: 'Standardising with all rows is harmless', zh: '用全部行做标准化没有关系' },
  truth2: {
    en: 'Means and scales are learned, too. Taken from all rows they know the test rows, and the test is no test any more: little with many rows, much with few or with an outlier among them. Here they come from the training rows alone and are saved with the model.',
    zh: '均值和标准差也是学出来的。用全部行来算，它们就“见过”了测试行，测试也就不算测试了：行多时影响不大，行少或测试行里有离群值时影响很大。这里只用训练行计算，并和模型存在一起。',
  },
  try2: { en: 'Compare both', zh: '比较两种算法' },
  byTrain: { en: 'mean ± scale, training rows', zh: '均值 ± 标准差（训练行）' },
  byAll: { en: 'all rows', zh: '（全部行）' },
  noNumbers: { en: 'No column of numbers is used here.', zh: '这里没有用到数值列。' },
});
