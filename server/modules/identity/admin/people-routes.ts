import { Router } from 'express'
import { organisationEndpoints } from '../../../contract/admin-organisation.ts'
import { userEndpoints } from '../../../contract/admin-user.ts'
import { tx } from '../../../db/tx.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { malformed, notFound } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import { hashPassword } from '../passwords.ts'
import { oneTimePassword } from './one-time-password.ts'
import { findOrganisation, listOrganisations } from './organisation-repo.ts'
import * as organisations from './organisation-service.ts'
import { receiveUserFile } from './receive-user-file.ts'
import { importUsers, judgeUserFile } from './user-import.ts'
import { findUser, listUsers } from './user-repo.ts'
import * as users from './user-service.ts'

/** Users and organisations, for administrators. `onShutOut` is told who must not be remembered as logged in. */
export function peopleRoutes(app: AppDeps, onShutOut: (userId: string) => void): Router {
  const router = Router()
  const deps = { clock: app.clock, demo: app.config.demo }
  userRoutes(router, app, { deps, onShutOut })
  accountRoutes(router, app, { deps, onShutOut })
  organisationRoutes(router, app, deps)
  return router
}

interface Parts {
  deps: users.PeopleDeps
  onShutOut: (userId: string) => void
}

function userRoutes(router: Router, app: AppDeps, { deps, onShutOut }: Parts): void {
  route(router, app, userEndpoints.list, async ({ db, query: { cursor, limit, ...filter } }) => {
    const found = await listUsers(db, { ...filter, limit: limit + 1, after: cursor && nameOf(cursor) })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return {
      items,
      nextCursor: found.length > limit && last ? Buffer.from(last.username).toString('base64url') : null,
    }
  })
  route(router, app, userEndpoints.show, ({ db, params }) => users.showUser(db, deps, params.id))
  writeRoute(router, app, userEndpoints.edit, {
    load: ({ db, params }) => mustBeUser(db, params.id),
    async handle({ actor, params, body }, t) {
      const edited = await users.editUser(t, deps, actor, { id: params.id, ...body })
      onShutOut(params.id)
      return edited
    },
  })
  writeRoute(router, app, userEndpoints.disable, {
    load: ({ db, params }) => mustBeUser(db, params.id),
    async handle({ actor, params, body }, t) {
      const disabled = await users.disableUser(t, deps, actor, { id: params.id, ...body })
      onShutOut(params.id)
      return disabled
    },
  })
  writeRoute(router, app, userEndpoints.enable, {
    load: ({ db, params }) => mustBeUser(db, params.id),
    handle: ({ actor, params, body }, t) => users.enableUser(t, deps, actor, { id: params.id, ...body }),
  })
}

const nameOf = (cursor: string): string => {
  const name = Buffer.from(cursor, 'base64url').toString()
  if (name === '') throw malformed('The cursor is not one of this list.')
  return name
}

async function mustBeUser(db: AppDeps['database']['db'], id: string): Promise<void> {
  if ((await findUser(db, id)) === null) throw notFound('The user')
}

/** Whatever answers a password is never recorded under a key: it is shown once. */
function accountRoutes(router: Router, app: AppDeps, { deps, onShutOut }: Parts): void {
  const { db } = app.database
  route(router, app, userEndpoints.create, async ({ actor, body }) => {
    const password = oneTimePassword()
    const passwordHash = await hashPassword(password)
    const user = await tx(db, (t) => users.createUser(t, deps, actor, { ...body, passwordHash }))
    return { user, password }
  })
  route(router, app, userEndpoints.resetPassword, async ({ actor, params, body }) => {
    await mustBeUser(db, params.id)
    const password = oneTimePassword()
    const change = { id: params.id, version: body.version, passwordHash: await hashPassword(password) }
    const user = await tx(db, (t) => users.resetPassword(t, deps, actor, change))
    onShutOut(params.id)
    return { user, password }
  })
  writeRoute(router, app, userEndpoints.endSessions, {
    load: (context) => mustBeUser(context.db, context.params.id),
    async handle({ actor, params }, t) {
      const ended = await users.logOutEverywhere(t, deps, actor, params.id)
      onShutOut(params.id)
      return { ended }
    },
  })
  writeRoute(router, app, userEndpoints.revokeToken, {
    async handle({ actor, params }, t) {
      await users.revokeToken(t, deps, actor, params)
      onShutOut(params.id)
      return null
    },
  })
  route(router, app, userEndpoints.checkFile, async ({ req, res }) =>
    judgeUserFile(db, await receiveUserFile(req, res)),
  )
  route(router, app, userEndpoints.importFile, async ({ actor, req, res }) => ({
    users: await importUsers(db, deps, actor, await receiveUserFile(req, res)),
  }))
}

function organisationRoutes(router: Router, app: AppDeps, deps: users.PeopleDeps): void {
  const load = async ({ db, params }: { db: AppDeps['database']['db']; params: { code: string } }) => {
    if ((await findOrganisation(db, params.code)) === null) throw notFound('The organisation')
  }
  route(router, app, organisationEndpoints.list, async ({ db }) => ({ items: await listOrganisations(db) }))
  route(router, app, organisationEndpoints.scope, ({ db, params }) =>
    organisations.readScope(db, params.code),
  )
  writeRoute(router, app, organisationEndpoints.create, {
    handle: ({ actor, body }, t) => organisations.createOrganisation(t, deps, actor, body),
  })
  writeRoute(router, app, organisationEndpoints.edit, {
    load,
    handle: ({ actor, params, body }, t) =>
      organisations.editOrganisation(t, deps, actor, { ...body, code: params.code }),
  })
  writeRoute(router, app, organisationEndpoints.retire, {
    load,
    handle: ({ actor, params, body }, t) =>
      organisations.retireOrganisation(t, deps, actor, { ...body, code: params.code }),
  })
  writeRoute(router, app, organisationEndpoints.restore, {
    load,
    handle: ({ actor, params, body }, t) =>
      organisations.restoreOrganisation(t, deps, actor, { ...body, code: params.code }),
  })
}
