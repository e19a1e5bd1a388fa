/** 看城市的方式：剖切、日照、视角书签、画质、飞行、坐标。 */
export const look = {
  look: {
    title: '视图',
    cut: {
      title: '剖切',
      level: '水平剖切',
      ahead: '竖向剖切',
      height: '高度',
      offset: '位置',
      heading: '方向',
    },
    sun: {
      title: '日照与阴影',
      show: '按时刻显示',
      hour: '时刻',
      down: '太阳在地平线以下。',
      stand: '太阳方位 {{azimuth}}°，高度角 {{elevation}}°',
      low: '简洁画质下不显示阴影。',
    },
    views: {
      title: '视角书签',
      name: '名称',
      keep: '保存当前视角',
      forget: '删除“{{name}}”',
    },
    quality: {
      title: '画质',
      auto: '自动',
      full: '完整',
      low: '简洁',
      lowHow: '本机性能较低：减少像素和细节，不显示阴影。可在“视图”中更改。',
      frame: '每帧 {{ms}} 毫秒',
      now: { full: '完整画质', low: '简洁画质' },
    },
    flight: { how: 'W A S D 前后左右，E 升，Q 降，方向键转向' },
    compare: {
      title: '分屏对比',
      plain: '与此刻的城市',
      flat: '与平面地图',
      split: '分界位置',
      label: { plain: '此刻', flat: '平面地图' },
    },
    readout: {
      same: '就数据精度而言，CGCS2000 经纬度与 WGS 84 相同。',
      zone: '3° 带第 {{zone}} 带（{{meridian}}°）',
    },
    opacity: '{{layer}}的不透明度',
    basemap: '底图',
  },
}
