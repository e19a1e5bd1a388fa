/** What the colours and signs of components and pipes mean. */
export const legend = {
  legend: {
    grouped: '带数字的图钉代表相距很近的多个案卷，显示其中最紧急的一个；再次点击打开下一个，放大后自动分开。',
    title: '图例',
    family: {
      lamps: '照明',
      green: '园林绿化',
      covers: '井盖',
      cameras: '监控',
      hydrants: '消防',
      traffic: '交通设施',
      facilities: '公用设施',
      cleaning: '市容环卫',
      other: '其他',
    },
    state: { damaged: '破损', lost: '丢失', abandoned: '废弃' },
    bands: '远处圆饼按类统计，中距离为点，近处为模型。',
    pipe: {
      '01999': '供水',
      '01998': '污水',
      '01997': '雨水',
      '01996': '燃气',
      '01995': '供热',
      '01994': '电力',
      '01993': '通信',
    },
    shaft: '检查井',
    tubes: '近处按实际管径和埋深绘制。',
  },
}
