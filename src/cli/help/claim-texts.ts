/** Help that stands behind the options of `rvu claim`. */
export const CLAIM_HELP = `
Lines of one claim, day and practitioner are priced together: multiple surgery,
endoscopy families, imaging, cardiovascular, ophthalmology and therapy
reductions, bilateral pairs, status T, anesthesia; and each line by its own
modifiers (rvu help claims). Lines of a claim stand together in the input; a
claim that turns up again after others is refused, not split.

Columns: claim_id, date, provider, code, modifiers (or mod1 to mod4), units,
pos or setting, zip, county, locality, mac or state, charge, minutes,
provider_type, care_days, session. Without claim_id all lines are one claim.
Added: rvu_fee, rvu_allowed, rvu_percent, rvu_rule, rvu_medicare_pays,
rvu_patient_pays, rvu_notes, rvu_error.

Of an 837P no patient is read or shown: claims are numbered as they come.

Examples:
  rvu claim claims.csv > priced.csv
  rvu claim claims.837 --totals
  rvu claim 45385 45380 43239 --pos 22 --locality CA-05
  rvu claim 00142-AA --minutes 95 --locality CA-05
  rvu claim claims.csv --explain | less
  rvu claim claims.csv --json --deductible-met 100
`;

/** `rvu help claims`: every rule in a line or two. */
export const CLAIMS_TOPIC = `Claims

Modifiers of a line, each where the row's indicator allows it
  26 TC 53          rows of their own
  50, LT + RT       both sides: 100%, 150% or 200% by the bilateral indicator
  54 55 56          shares of the package; 55 by --care-days; 56 not paid
  62                co-surgeons, 62.5% each
  66                surgical team: by report, refused
  78                return to the operating room: the operation's share
  80 81 82, AS      assistants: 16%; AS 85% of that
  22 52             by report: the fee, flagged, or --percent-22 / --percent-52
  73 74             refused: for facilities
  FX FY CT          old equipment: technical part less 20%, 10%, 15%
  CO CQ             therapy assistants: Medicare pays 85% of its share
  AA QK QX QY QZ AD anesthesia
  PT 33             deductible waived; 33: nothing for the patient to pay
  GX GY GZ          refused: Medicare is not expected to pay
  others known      informational; 59 and X{EPSU} also part imaging sessions

Across the lines of a day and practitioner
  surgery (2)       by fee 100/50/50/50/50, then 50% by report; units rank too
  endoscopy (3)     family: highest in full, others less their base, then ranked
  imaging (4)       technical 100/50, professional 100/95, apart; then OPPS cap
  therapy (5)       one unit in full, the others with half the practice expense
  cardiovascular    (6) technical 100/75; ophthalmology (7) technical 100/80
  status T          only when nothing else is payable
Surgeons, co-surgeons and assistants rank apart; ties go to the higher charge,
then to the earlier line. 78 is not ranked.

Anesthesia  (base units of CMS's 2022 list + minutes/15) × the factor of the
locality; QK QX QY half, AD three units. One session: highest base, all its
time, once.

Then        practitioner's percentage; 95% for nonparticipation; lower of charge
and fee; deductible (taken as met unless --deductible-met), 80/20, CO/CQ,
sequestration 2%.

Not priced here: NCCI edits, global periods across days, medical necessity,
MIPS adjustments, HPSA bonuses, other payers, telehealth originating site fees.
`;
