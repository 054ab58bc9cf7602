import { defined } from '../defined.js';
import type { Relation, RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import type { Draw } from './draw.js';
import { storyKey } from './story-keys.js';
import { memberOf } from './story-parts.js';

const DAY = 86_400_000;

/** How the records of a kind are made. */
export interface Make {
  readonly data: (draw: Draw) => RelationData;
  readonly links: (draw: Draw) => Relation['links'];
}

/** A record whose parts are made when they are looked at: a search among a million looks at few of them. */
export class StoryRelation implements Relation {
  readonly kind: RelationKind;
  readonly lastChanged: number;
  readonly #draw: Draw;
  readonly #make: Make;
  #data: RelationData | undefined;

  constructor(draw: Draw, make: Make) {
    this.kind = draw.kind;
    this.lastChanged = draw.changed;
    this.#draw = draw;
    this.#make = make;
  }

  get key(): string {
    return storyKey(32, this.#draw);
  }

  get direct(): string {
    return storyKey(16, this.#draw);
  }

  get owner(): string {
    return this.#draw.fraction('owner') < 0.6 ? this.#draw.me : memberOf(this.#draw, 'owner');
  }

  get team(): boolean {
    return this.#draw.fraction('team') < 0.7;
  }

  get assignee(): string | undefined {
    return this.#draw.fraction('assigned') < 0.4 ? memberOf(this.#draw, 'assignee') : undefined;
  }

  get firstSeen(): number {
    // A project is not older here than its own first date.
    const { createdDate } = this.kind === 'project' ? this.data : {};
    return createdDate === undefined
      ? this.lastChanged - this.#draw.number(300, 'seen') * DAY
      : Date.parse(createdDate);
  }

  get data(): RelationData {
    this.#data ??= this.#make.data(this.#draw);
    return this.#data;
  }

  get links(): Relation['links'] {
    return this.#make.links(this.#draw);
  }

  get signals(): Relation['signals'] {
    const draw = this.#draw;
    const ago = (days: number, what: string): number => this.lastChanged - draw.number(days, what) * DAY;
    return defined<Relation['signals']>({
      strength: draw.fraction('strength'),
      lastTalked: ago(60, 'talked'),
      wentQuiet: ago(120, 'quiet'),
      assignedAt: this.assignee === undefined ? undefined : ago(30, 'assigned'),
      due: draw.fraction('due') < 0.3 ? this.lastChanged + (draw.number(60, 'due') - 20) * DAY : undefined,
    });
  }
}
