import type { Random } from '../random.js';
import { DAMAGE_KINDS, type Trial } from '../trial.js';

/** Questions to a copy of the package in which one file is damaged. */

const QUESTIONS: readonly (readonly [args: readonly string[], stdin: string | null])[] = [
  [['pay', '99213', '--locality', 'CA-05'], null],
  [['pay', '70553-26', '--qp', '--csv'], null],
  [['pay', '00142-AA', '--minutes', '95', '--locality', 'CA-05', '--json'], null],
  [['pay', '99213', '--zip', '94110', '--csv'], null],
  [['pay', '99213', '--county', 'Alameda, CA', '--csv'], null],
  [['pay'], 'code,locality,pos\n99213,CA-05,11\n27447-80,NY,22\n45378,,11\nJ1745,,\n'],
  [['pay', '--json'], 'code,zip\n99213,94110\n90853,10001\n'],
  [
    ['claim'],
    'claim_id,code,modifiers,units,pos\n1,45385,,1,22\n1,45380,59,1,22\n2,97110,GP,2,11\n2,70553,,1,11\n',
  ],
  [['lookup', '90853'], null],
  [['lookup', '27447', '--json'], null],
  [['lookup'], 'code\n90853\n99213\n'],
  [['rank', '90853'], null],
  [['rank'], 'code\n90853\n27447\n'],
  [['compare', '99213', '--csv'], null],
  [['compare', '99213', '90853', '--against', 'setting,qp'], null],
  [['localities', '--csv'], null],
  [['localities', '94110'], null],
  [['schedule', '--locality', 'CA-05', '--codes', '99213,70553'], null],
  [['search', 'knee replacement', '--csv'], null],
  [['browse', 'psychiatry', '--csv'], null],
  [['page', '90853'], null],
  [['page', '27447', '--html', '-'], null],
];

/** @param files of the copy that hold data, paths from its root */
export const damageTrial =
  (files: readonly string[]) =>
  (random: Random, seed: number): Trial => {
    const [args, stdin] = random.pick(QUESTIONS);
    const damage = {
      file: random.pick(files),
      how: random.pick(DAMAGE_KINDS),
      at: random.below(1_000_000),
      choice: random.below(1_000_000),
    };
    return { generator: 'damage', seed, args, stdin, setup: { damage } };
  };
