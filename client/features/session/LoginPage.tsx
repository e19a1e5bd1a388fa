import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSWORD_LEAST } from '../../../server/contract/admin-user.ts'
import { sessionEndpoints } from '../../../server/contract/identity.ts'
import { ApiError, request } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { useLogin } from '../../lib/session.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import './login.css'

/** What the demo's one-click accounts open with; they exist in demo mode alone (README). */
const DEMO_PASSWORD = 'demo'

/** Account, language, and in demo mode the demo's people. */
export function LoginPage() {
  const { t } = useTranslation()
  const login = useLogin()
  // Stays once asked for, whatever the next answer says.
  const [choosesOwn, setChoosesOwn] = useState(false)
  const isAsked = login.error instanceof ApiError && login.error.problem.code === 'new-password-needed'
  if (isAsked && !choosesOwn) setChoosesOwn(true)
  return (
    <main className="login">
      <div className="login-language">
        <LanguageSwitch />
      </div>
      <section className="login-card">
        <h1>
          <img src="/icon.svg" alt="" width={34} height={34} /> {t('app.name')}
        </h1>
        <p className="dim">{t('app.tagline')}</p>
        {choosesOwn && <Alert type="info" showIcon title={t('login.chooseOwn')} />}
        {login.isError && !isAsked && <Alert type="error" showIcon title={problemText(t, login.error)} />}
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => login.mutate(values)}
          disabled={login.isPending}
        >
          <Form.Item
            name="username"
            label={t('login.username')}
            rules={[{ required: true, message: t('login.needUsername') }]}
          >
            <Input autoComplete="username" autoFocus size="large" maxLength={100} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('login.password')}
            rules={[{ required: true, message: t('login.needPassword') }]}
          >
            <Input.Password autoComplete="current-password" size="large" maxLength={200} />
          </Form.Item>
          {choosesOwn && (
            <Form.Item
              name="newPassword"
              label={t('login.newPassword')}
              rules={[{ required: true, min: PASSWORD_LEAST, message: t('problem.password-too-short') }]}
            >
              <Input.Password autoComplete="new-password" autoFocus size="large" maxLength={200} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
            {t('login.submit')}
          </Button>
        </Form>
      </section>
      <DemoAccounts
        isBusy={login.isPending}
        onChoose={(username) => login.mutate({ username, password: DEMO_PASSWORD })}
      />
    </main>
  )
}

function DemoAccounts({ isBusy, onChoose }: { isBusy: boolean; onChoose: (username: string) => void }) {
  const { t } = useTranslation()
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => request(sessionEndpoints.demo) })
  if (!demo.data?.demo || demo.data.accounts.length === 0) return null
  return (
    <section className="login-demo">
      <h2>{t('login.demoTitle')}</h2>
      <p className="dim">{t('login.demoHint')}</p>
      <ul>
        {demo.data.accounts.map(({ username, name, role }) => (
          <li key={username}>
            <button
              type="button"
              className="plain"
              disabled={isBusy}
              onClick={() => onChoose(username)}
              data-account={username}
            >
              <b>
                {t(`role.${role}`)} <small>{name}</small>
              </b>
              <span>{t(`roleDoes.${role}`)}</span>
              <code>{username}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
