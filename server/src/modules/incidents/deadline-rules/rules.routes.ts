import {
  AddRuleVersionRequest,
  CreateDeadlineRuleRequest,
  DeadlineRulesResponse,
  EndDeadlineRuleRequest,
  RuleMatch,
  RuleVersionResponse,
  WhatIfRequest,
  WhatIfResponse,
} from '@veche/contract/admin/deadline-rules.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requireActor } from '../../access/index.ts'
import { type DeadlineRule, readRules } from '../deadlines/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { askWhatIf } from './ask-what-if.ts'
import { addRuleVersion, createRule, endRule, withdrawVersion } from './manage-rules.ts'

const config = { permission: 'directory.manage' }
const params = z.object({ ruleId: z.uuid() })
const response = { 200: RuleVersionResponse }

export function deadlineRulesRoutes(context: IncidentsContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/deadline-rules',
      { config, schema: { response: { 200: DeadlineRulesResponse } } },
      async () => ({
        rules: (await readRules(context.db)).map(presentRule),
      }),
    )
    app.post(
      '/deadline-rules',
      { config, schema: { body: CreateDeadlineRuleRequest, response } },
      (request) => createRule(context, { rule: request.body, actor: requireActor(request) }),
    )
    app.post(
      '/deadline-rules/:ruleId/versions',
      { config, schema: { params, body: AddRuleVersionRequest, response } },
      (request) => {
        const id = request.params.ruleId
        return addRuleVersion(context, { id, rule: request.body, actor: requireActor(request) })
      },
    )
    app.post(
      '/deadline-rules/:ruleId/end',
      { config, schema: { params, body: EndDeadlineRuleRequest, response } },
      (request) => {
        const { ruleId: id } = request.params
        return endRule(context, { id, ...request.body, actor: requireActor(request) })
      },
    )
    app.post('/deadline-rules/:ruleId/withdraw', { config, schema: { params, response } }, (request) =>
      withdrawVersion(context, { id: request.params.ruleId, actor: requireActor(request) }),
    )
    app.post(
      '/deadline-rules/what-if',
      { config, schema: { body: WhatIfRequest, response: { 200: WhatIfResponse } } },
      (request) => askWhatIf(context, request.body),
    )
  }
}

function presentRule({ match, stopsOn, validFrom, validUntil, ...rule }: DeadlineRule) {
  return {
    ...rule,
    match: RuleMatch.parse(match),
    stopsOn: [...stopsOn],
    validFrom: validFrom.toISOString(),
    validUntil: validUntil?.toISOString() ?? null,
  }
}
