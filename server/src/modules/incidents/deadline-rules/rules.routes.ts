import { RuleMatch } from '@veche/contract/admin/deadline-rules.ts'
import { DEADLINE_ROUTES } from '@veche/contract/routes/admin/deadlines.ts'
import type { FastifyPluginAsync } from 'fastify'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { type DeadlineRule, readRules } from '../deadlines/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { askWhatIf } from './ask-what-if.ts'
import { addRuleVersion, createRule, endRule, withdrawVersion } from './manage-rules.ts'

export function deadlineRulesRoutes(context: IncidentsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DEADLINE_ROUTES.listRules, async () => ({
      rules: (await readRules(context.db)).map(presentRule),
    }))
    serveRoute(app, DEADLINE_ROUTES.createRule, (request) =>
      createRule(context, { rule: request.body, actor: requireActor(request) }),
    )
    serveRoute(app, DEADLINE_ROUTES.addRuleVersion, (request) => {
      const id = request.params.ruleId
      return addRuleVersion(context, { id, rule: request.body, actor: requireActor(request) })
    })
    serveRoute(app, DEADLINE_ROUTES.endRule, (request) => {
      const { ruleId: id } = request.params
      return endRule(context, { id, ...request.body, actor: requireActor(request) })
    })
    serveRoute(app, DEADLINE_ROUTES.withdrawVersion, (request) =>
      withdrawVersion(context, { id: request.params.ruleId, actor: requireActor(request) }),
    )
    serveRoute(app, DEADLINE_ROUTES.whatIf, (request) =>
      beyondScope('a rule is tried on the whole region: numbers and moments, no texts', () =>
        askWhatIf(context, request.body),
      ),
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
