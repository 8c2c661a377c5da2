/** A value of a table: decimals are integers at the scale of their column, dates ISO. */
export type Cell = string | number | boolean | null;

/** Text, a whole number, a date, a yes or no, or an exact decimal with so many digits after the point. */
export type ColumnType = 'text' | 'integer' | 'date' | 'boolean' | { readonly decimals: number };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it says, its unit, and what an empty cell means */
  readonly about: string;
}

/** A table of the export. */
export interface Table {
  readonly name: string;
  readonly about: string;
  /** Whether each release has a folder of its own, whose name gives the column `release` */
  readonly byRelease: boolean;
  readonly columns: readonly Column[];
}

const column =
  (type: ColumnType) =>
  (name: string, about: string): Column => ({ name, type, about });

export const text = column('text');
export const integer = column('integer');
export const date = column('date');
export const boolean = column('boolean');
export const decimal = (name: string, decimals: number, about: string): Column => ({
  name,
  type: { decimals },
  about,
});

/** How a data dictionary writes a type. */
export function typeText(type: ColumnType): string {
  return typeof type === 'object' ? `decimal, ${type.decimals} places` : type;
}

/** The name of a table's file in the format csv, which has all releases in one. */
export const csvFile = ({ name }: Table): string => `${name}.csv`;
