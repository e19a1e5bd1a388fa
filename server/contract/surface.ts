import { organisationEndpoints } from './admin-organisation.ts'
import { userEndpoints } from './admin-user.ts'
import { areaEndpoints } from './area.ts'
import { assessmentEndpoints } from './assessment.ts'
import { attachmentEndpoints } from './attachment.ts'
import { auditEndpoints } from './audit.ts'
import { callEndpoints } from './call.ts'
import { callBackEndpoints } from './call-back.ts'
import { callRuleEndpoints } from './call-rules.ts'
import { caseAccountEndpoints } from './case-accounts.ts'
import { caseEndpoints } from './case-endpoints.ts'
import { catalogEndpoints } from './catalog.ts'
import { catalogEditEndpoints } from './catalog-edit.ts'
import { complaintEndpoints } from './complaint.ts'
import { duplicateEndpoints } from './duplicate.ts'
import { geographyEndpoints, inspectorEndpoints } from './geography.ts'
import { gridEditEndpoints } from './grid-edit.ts'
import { healthEndpoints } from './health.ts'
import { sessionEndpoints } from './identity.ts'
import { importEndpoints } from './import-job.ts'
import { knowledgeEndpoints } from './knowledge.ts'
import { mapServiceEndpoints } from './map-service.ts'
import { mapStateEndpoints } from './map-state.ts'
import { mapViewEndpoints } from './map-view.ts'
import { noticeEndpoints } from './notice.ts'
import { policyEndpoints } from './policy.ts'
import { populationEndpoints } from './population.ts'
import { routingEndpoints } from './routing.ts'
import { searchEndpoints } from './search.ts'
import { shiftEndpoints } from './shift.ts'
import { streamEndpoints } from './stream.ts'
import { telephonyEndpoints } from './telephony.ts'
import { undergroundEndpoints } from './underground.ts'

/** Every endpoint, for the OpenAPI document. */
export const SURFACE = [
  sessionEndpoints,
  userEndpoints,
  organisationEndpoints,
  auditEndpoints,
  healthEndpoints,
  importEndpoints,
  caseEndpoints,
  caseAccountEndpoints,
  duplicateEndpoints,
  complaintEndpoints,
  areaEndpoints,
  assessmentEndpoints,
  noticeEndpoints,
  policyEndpoints,
  routingEndpoints,
  attachmentEndpoints,
  geographyEndpoints,
  gridEditEndpoints,
  inspectorEndpoints,
  mapServiceEndpoints,
  mapStateEndpoints,
  mapViewEndpoints,
  catalogEndpoints,
  catalogEditEndpoints,
  populationEndpoints,
  searchEndpoints,
  shiftEndpoints,
  callEndpoints,
  callBackEndpoints,
  callRuleEndpoints,
  knowledgeEndpoints,
  telephonyEndpoints,
  undergroundEndpoints,
  streamEndpoints,
].flatMap((group) => Object.values(group))
