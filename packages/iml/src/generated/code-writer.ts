/** An expression of generated code that can be repeated: the name of a constant or variable, or a literal. */
export type Operand = string;

/**
 * Collects the statements of one generated function. Everything that comes from a template enters as a constant beside the
 * code or as a literal written by `JSON.stringify`: no text of a user ever stands in the position of code.
 */
export class CodeWriter {
  #lines: string[] = [];
  #variables = 0;
  #size = 0;
  readonly #constants: unknown[] = [];
  readonly #known = new Map<unknown, Operand>();
  /** Names of what has been read, by the expression that reads it; only what is certain to have run where the writer stands. */
  #reads = new Map<string, Operand>();
  #timesForgotten = 0;
  #place = 0;
  /** The place that the variable `p` holds where the writer stands; undefined where that depends on the way there. */
  #marked: number | undefined = 0;

  /** Values that the code reads as `k0`, `k1`, … */
  get constants(): readonly unknown[] {
    return this.#constants;
  }

  /** Characters of code so far. */
  get size(): number {
    return this.#size;
  }

  /** The number of the place that the code being written belongs to; see `Places`. */
  get place(): number {
    return this.#place;
  }

  /** Writes code that belongs to another place. */
  within(place: number, write: () => Operand): Operand {
    const around = this.#place;
    this.#place = place;
    const result = write();
    this.#place = around;
    return result;
  }

  /** A value that stands beside the code. */
  constant(value: unknown): Operand {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const name = `k${this.#constants.push(value) - 1}`;
    this.#known.set(value, name);
    return name;
  }

  /** A primitive value: a literal where JSON has one. */
  literal(value: unknown): Operand {
    if (value === undefined) return 'undefined';
    if (typeof value === 'number' && !Number.isFinite(value)) return this.constant(value);
    return typeof value === 'object' && value !== null ? this.constant(value) : JSON.stringify(value);
  }

  /** Keeps the value of an expression in a new variable, unless it is a mere name or literal. */
  keep(expression: string): Operand {
    if (/^(?:[a-z]\w*|"[^"\\]*"|\d+)$/.test(expression)) return expression;
    const name = `v${this.#variables++}`;
    this.line(`const ${name} = ${expression};`);
    return name;
  }

  /** {@link keep} for an expression that only reads: what has been read before is not read again. */
  read(expression: string): Operand {
    const known = this.#reads.get(expression);
    if (known !== undefined) return known;
    const name = this.keep(expression);
    this.#reads.set(expression, name);
    return name;
  }

  /** To be called behind code that may have changed what was read: a function that is not ours. */
  forgetReads(): void {
    this.#reads.clear();
    this.#timesForgotten += 1;
  }

  /** A variable that is set in several branches. */
  variable(value: Operand): Operand {
    const name = `v${this.#variables++}`;
    this.line(`let ${name} = ${value};`);
    return name;
  }

  /** A statement, behind a note in `p` where it belongs. */
  line(code: string): void {
    if (this.#marked !== this.#place) {
      this.#push(`p = ${this.#place};`);
      this.#marked = this.#place;
    }
    this.#push(code);
  }

  /** Statements in braces: `head { … }`, or `head { … } else { … }`. */
  block(head: string, write: () => void, otherwise?: () => void): void {
    const before = new Map(this.#reads);
    const forgotten = this.#timesForgotten;
    this.line(`${head} {`);
    const marks = [this.#marked];
    write();
    marks.push(this.#marked);
    if (otherwise !== undefined) {
      this.#push('} else {');
      this.#marked = marks[0];
      this.#reads = forgotten === this.#timesForgotten ? new Map(before) : new Map();
      otherwise();
      marks.push(this.#marked);
    }
    this.#push('}');
    if (marks.some((mark) => mark !== this.#marked)) this.#marked = undefined;
    this.#reads = forgotten === this.#timesForgotten ? before : new Map();
  }

  /** A function without parameters that is evaluated when it is called. */
  lazy(write: () => Operand): Operand {
    const name = `v${this.#variables++}`;
    this.block(`const ${name} = () =>`, () => this.line(`return ${write()};`));
    return name;
  }

  #push(code: string): void {
    this.#size += code.length;
    this.#lines.push(code);
  }

  /** The code written so far. */
  text(): string {
    return this.#lines.join('\n');
  }
}
