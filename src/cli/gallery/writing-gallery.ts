import type { RequestContext } from '../../pim/index.ts';
import { reviewCard } from '../../teams/cards/approvals/review-card.ts';
import type { RenderedCard } from '../../teams/cards/elements/rendered-card.ts';
import { activationFormCard } from '../../teams/cards/forms/activation-form-card.ts';
import { roleListCard } from '../../teams/cards/lists/role-list-card.ts';
import { standingCard } from '../../teams/cards/outcomes/standing-card.ts';
import { activation, eligible, justified, longNames, planOf, strict, twoHours, view } from './samples.ts';
import { waiting } from './waiting-request.ts';

const arabic = eligible('قارئ التقارير', {
  scope: { kind: 'administrative-unit', id: '/administrativeUnits/riyadh', name: 'وحدة الرياض' },
});
const thai = eligible('ผู้ดูแลระบบฝ่ายสนับสนุน', {
  scope: { kind: 'administrative-unit', id: '/administrativeUnits/bangkok', name: 'สำนักงานกรุงเทพฯ' },
});
const { assignmentType, startsAt, endsAt, instanceId } = activation;
const held = { assignmentType, startsAt, endsAt, instanceId };
const hebrew = 'בדיקת יומני הכניסה לפני החלפת המשמרת';
const endless = `${'x'.repeat(5_000)} ${'why not '.repeat(625)}`;
const address =
  'https://portal.azure.com/#view/Microsoft_Azure_PIMCommon/ActivationMenuBlade/~/aadmigratedroles/provider/aadroles';
const unread: RequestContext = { policy: undefined, definition: undefined };
const [spaced = arabic, unspaced = arabic] = longNames;

/** Names and reasons as the world writes them: from the right, without spaces, as an address, and without end. */
export const WRITING_GALLERY: Readonly<Record<string, RenderedCard>> = {
  'roles-scripts': roleListCard(
    {
      roles: [
        {
          eligibility: arabic,
          activation: { ...arabic, ...held },
          policy: justified,
        },
        { eligibility: thai, activation: undefined, policy: strict },
      ],
      missing: [],
    },
    view,
  ),
  'form-scripts': activationFormCard(planOf(thai, strict, { ...twoHours, justification: hebrew }), view),
  'outcome-scripts': standingCard(arabic, { kind: 'active', assignment: { ...arabic, ...held } }, view, {
    sent: { ...twoHours, justification: 'ตรวจสอบบันทึกการเข้าสู่ระบบก่อนเปลี่ยนกะ' },
  }),
  'form-long-names': activationFormCard(planOf(spaced, strict, { ...twoHours, justification: endless }), view),
  'outcome-long-names': standingCard(unspaced, { kind: 'none' }, view, {
    sent: { ...twoHours, justification: endless },
  }),
  'review-long': reviewCard(
    waiting({
      role: unspaced.role,
      scope: unspaced.scope,
      principal: {
        id: 'x',
        kind: 'user',
        name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine',
        signInName: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff@subsidiary.contoso.example',
      },
      justification: endless,
    }),
    unread,
    view,
  ),
  'review-address': reviewCard(waiting({ justification: `see ${address}` }), unread, view, {
    justification: `[click](${address}) <at>everyone</at> **now** ‮gnp.exe`,
  }),
};
