import { Button, Result } from 'antd'
import i18next from 'i18next'
import { Component, type ReactNode } from 'react'

/** The last net: a page that broke says so and offers to reload. */
export class CrashGuard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <Result
        status="error"
        title={i18next.t('app.broken')}
        subTitle={i18next.t('app.brokenHint')}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {i18next.t('app.reload')}
          </Button>
        }
      />
    )
  }
}
