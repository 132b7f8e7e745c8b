import type { MeResponse, UserResponse } from '@veche/contract/access.ts'
import type { Actor } from '../domain/actor.ts'
import { hasRole } from '../domain/actor.ts'
import { type Duty, isPermitted, rolesOfRight } from '../domain/permissions.ts'
import type { StoredGrant } from './grants.repository.ts'
import type { User } from './users.repository.ts'

export function presentUser(user: User, grants: readonly StoredGrant[]): UserResponse {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    isActive: user.isActive,
    twoFactorEnabled: user.twoFactorEnabled || user.hasPasskey,
    createdAt: user.createdAt.toISOString(),
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    grants: presentGrants(user.id, grants),
  }
}

type MeParts = {
  user: User
  actor: Actor
  grants: readonly StoredGrant[]
  duty: Duty | null
  isPersonActive: boolean
}

export function presentMe({ user, actor, grants, duty, isPersonActive }: MeParts): MeResponse {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    twoFactorEnabled: user.twoFactorEnabled,
    twoFactorRequired: duty === 'second_factor',
    passwordChangeRequired: duty === 'own_password',
    isPersonActive,
    isNew: user.greetedAt === null,
    grants: presentGrants(user.id, grants),
    restingRights: (actor.resting ?? []).filter(({ right }) => hasRole(actor, ...rolesOfRight(right))),
    abilities: {
      seeDesk: hasRole(actor, 'dispatcher', 'moderator', 'coordinator', 'analyst', 'fact_checker'),
      seeTasks: hasRole(actor, 'coordinator', 'executor', 'head'),
      approve: hasRole(actor, 'moderator', 'coordinator', 'head'),
      seeChannels: isPermitted(actor, 'channels.read'),
      manageChannels: isPermitted(actor, 'channels.manage'),
      manageUsers: isPermitted(actor, 'users.manage'),
      seeJournal: isPermitted(actor, 'journal.read'),
      seeQuarantine: isPermitted(actor, 'inbox.manage'),
      manageDirectory: isPermitted(actor, 'directory.manage'),
      manageSettings: isPermitted(actor, 'settings.manage'),
      seeInstallation: isPermitted(actor, 'installation.read'),
      seeBoard: isPermitted(actor, 'board.read'),
      seeFigures: isPermitted(actor, 'figures.read'),
      judgeQuality: isPermitted(actor, 'quality.judge'),
      scheduleReports: isPermitted(actor, 'reports.schedule'),
      exportIncidents: isPermitted(actor, 'incidents.export'),
      importIncidents: isPermitted(actor, 'incidents.import'),
      manageTemplates: isPermitted(actor, 'templates.manage'),
      seeChats: isPermitted(actor, 'chats.read'),
      manageChats: isPermitted(actor, 'chats.manage'),
      seeLivestreams: isPermitted(actor, 'livestreams.read'),
      workLivestreams: isPermitted(actor, 'livestreams.work'),
      seeFakes: isPermitted(actor, 'fakes.read'),
      signalFakes: isPermitted(actor, 'fakes.signal'),
      seeOutages: isPermitted(actor, 'outages.read'),
      enterOutages: isPermitted(actor, 'outages.enter'),
      recordByHand:
        isPermitted(actor, 'incidents.work') && hasRole(actor, 'dispatcher', 'moderator', 'coordinator'),
      seeKnowledge: isPermitted(actor, 'knowledge.read'),
      seeToday: isPermitted(actor, 'today.read'),
      seeOrders: isPermitted(actor, 'orders.read'),
      seeFeedback: isPermitted(actor, 'feedback.read'),
      seeModeration: isPermitted(actor, 'moderation.read'),
      moderate: isPermitted(actor, 'moderation.act'),
      countModeration: isPermitted(actor, 'moderation.count'),
      manageWebhooks: isPermitted(actor, 'webhooks.manage'),
      seePassports: isPermitted(actor, 'passports.read'),
      seePractices: isPermitted(actor, 'practices.read'),
      seeRules: isPermitted(actor, 'rules.read'),
      writeBroadcasts: isPermitted(actor, 'broadcasts.write'),
      seeDuty: isPermitted(actor, 'duty.read'),
      seeCourses: isPermitted(actor, 'courses.read'),
      seeExercises: isPermitted(actor, 'exercises.read'),
      workAnswers: isPermitted(actor, 'answers.work'),
      workChats: isPermitted(actor, 'chats.work'),
      workFakes: isPermitted(actor, 'fakes.work'),
      workIncidents: isPermitted(actor, 'incidents.work'),
      seeOwnWork: isPermitted(actor, 'own_work.read'),
    },
  }
}

function presentGrants(userId: string, grants: readonly StoredGrant[]): UserResponse['grants'] {
  return grants
    .filter((grant) => grant.userId === userId)
    .map(({ id, role, scope, scopeName, givenBy }) => ({
      ...{ id, role, scope, scopeName },
      isByGroup: givenBy !== null,
    }))
}
