import type { notices as zh } from '../zh-CN/notices.ts'

/** What people must hear of: the bell and its list. */
export const notices: typeof zh = {
  notice: {
    title: 'Notices',
    bell: 'Notices, {{count}} unread',
    unread: 'Unread',
    all: 'All',
    readAll: 'Mark all read',
    none: 'No notices yet',
    noneUnread: 'Nothing unread',
    andMore: 'and {{count}} more',
    look: 'Look',
    desktop: 'Let the browser tell me when this window is behind',
    desktopRefused: 'The browser refuses desktop notices; its settings can allow them',
    kind: {
      escalation: 'Time warning',
      supervision: 'Supervised',
      urging: 'Urged',
      verification: 'The case log failed its verification',
      complaint: 'A complaint about handling',
    },
  },
}
