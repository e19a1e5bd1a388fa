/** What people must hear of: the bell and its list. */
export const notices = {
  notice: {
    title: '提醒',
    bell: '提醒，未读 {{count}} 条',
    unread: '未读',
    all: '全部',
    readAll: '全部已读',
    none: '还没有提醒',
    noneUnread: '没有未读提醒',
    andMore: '另有 {{count}} 条新提醒',
    look: '查看',
    desktop: '窗口不在前面时，由浏览器提醒',
    desktopRefused: '浏览器不允许桌面提醒，可在浏览器设置中开启',
    kind: {
      escalation: '超时预警',
      supervision: '督办',
      urging: '催办',
      verification: '案卷记录核对未通过',
      complaint: '效能投诉',
    },
  },
}
