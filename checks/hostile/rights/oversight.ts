/** Where everything stands: monitoring, reports, risks, what goes to the public, tables, and the register of all. */
import { everybody, inAnyGroup, inGroup, signedIn } from './need.ts'
import type { Needs } from './need.ts'

export const REPORT_NEEDS: Needs = {
  'GET /api/instruments': signedIn,
  'GET /api/monitoring': signedIn,
  'GET /api/reports': signedIn,
  'POST /api/reports': inGroup('report-on-group'),
  'GET /api/reports/{report}': inGroup('read'),
  'GET /api/reports/{report}/export': inGroup('read'),
  'POST /api/reports/{report}/versions': inGroup('report-on-group')
}

export const RISK_NEEDS: Needs = {
  'GET /api/risks': inAnyGroup('read-risks'),
  'POST /api/risks': inGroup('keep-risks'),
  'GET /api/risks/{risk}/versions': inGroup('read-risks'),
  'PUT /api/risks/{risk}': inGroup('keep-risks')
}

export const PUBLIC_NEEDS: Needs = {
  'GET /api/publications': inAnyGroup('release-to-public'),
  'POST /api/publications': inGroup('write-for-public'),
  'POST /api/publications/{publication}/versions': inGroup('write-for-public'),
  'POST /api/publications/{publication}/acts': inGroup('release-to-public'),
  'GET /public': everybody,
  'GET /public/feed.atom': everybody,
  'GET /public/{publication}': everybody,
  'GET /public/ru': everybody,
  'GET /public/ru/feed.atom': everybody,
  'GET /public/ru/{publication}': everybody
}

export const TABLE_NEEDS: Needs = {
  'GET /api/tables': inAnyGroup('keep-tables'),
  'GET /api/tables/{table}/export': inAnyGroup('keep-tables'),
  'POST /api/tables/{table}/import': inAnyGroup('keep-tables')
}

export const REGISTER_NEEDS: Needs = {
  'GET /api/negotiation/register': inAnyGroup('read-register'),
  'GET /api/audit': inAnyGroup('read-register'),
  'GET /api/audit/heads': inAnyGroup('read-register'),
  'GET /api/audit/export': inAnyGroup('read-register'),
  'GET /api/audit/verify': signedIn,
  'GET /api/audit/key': everybody
}
