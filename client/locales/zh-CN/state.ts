/** Live state on the map: colours of buildings, movers, who lives where. */
export const state = {
  colors: {
    title: '建筑着色',
    by: { height: '按高度', cases: '按未结案卷', people: '按居住人数', none: '不着色' },
    low: '低',
    high: '70 米及以上',
    light: { green: '有案卷，正常', yellow: '有案卷即将超时', red: '有案卷已超时' },
    noCase: '无未结案卷',
    andMore: '{{least}} 人及以上',
    few: '不足 5 人或不公开',
    failed: '未载入',
  },
  replay: { count: '当时在途采集员 {{count}} 人', refused: '采集员轨迹不可查看' },
}
