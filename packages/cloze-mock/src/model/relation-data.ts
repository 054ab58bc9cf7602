/** `ContactEmail` of the API's document. */
export interface Email {
  readonly value: string;
  readonly work?: boolean;
  readonly home?: boolean;
  readonly preferred?: boolean;
}

/** `ContactPhone`. */
export interface Phone extends Email {
  readonly mobile?: boolean;
}

/** `ContactFax`. */
export interface Fax {
  readonly value: string;
  readonly work?: boolean;
  readonly home?: boolean;
}

/** `ContactSocial`. */
export interface Social {
  readonly type: string;
  readonly value: string;
  readonly work?: boolean;
  readonly home?: boolean;
}

/** `ContactURL`. */
export interface ContactUrl {
  readonly name?: string;
  readonly address: string;
}

/** `ContactAddress`. */
export interface Address {
  readonly street?: string;
  readonly suite?: string;
  readonly pobox?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
  readonly postcode?: string;
  readonly mlsid?: string;
  readonly work?: boolean;
  readonly home?: boolean;
  readonly preferred?: boolean;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly formatted?: string;
}

/** `Job`, an entry of `workHistory[]`. */
export interface Job {
  readonly organization: string;
  readonly title?: string;
}

/** `AppLink`: the record's counterpart in another app; `source` and `uniqueid` locate it. */
export interface AppLink {
  readonly source: string;
  readonly uniqueid: string;
  readonly label?: string;
  readonly url?: string;
}

/** `CustomField`: one of `value` or `min` and `max`. */
export interface CustomFieldValue {
  readonly id: string;
  readonly type: string;
  readonly value?: string | number;
  readonly min?: number;
  readonly max?: number;
  readonly private?: boolean;
  readonly unit?: string;
  readonly name?: string;
}

/** `DoNotContact`. */
export type DoNotContact = Readonly<
  Partial<Record<'no-emails' | 'no-mass-emails' | 'no-texts' | 'no-postal' | 'no-calls' | 'no-visits', boolean>>
>;

/** What is stored of a record's properties. The three kinds share most; the contract says which kind has which. */
export interface RelationData {
  readonly name?: string;
  readonly first?: string;
  readonly middle?: string;
  readonly last?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly headline?: string;
  readonly household?: string;
  readonly industry?: string;
  readonly businessSize?: string;
  readonly employees?: string;
  readonly picture?: string;
  readonly pictures?: readonly string[];
  readonly private?: boolean;
  readonly stage?: string;
  readonly segment?: string;
  readonly step?: string;
  readonly country?: string;
  readonly location?: string;
  readonly locale?: string;
  readonly gender?: string;
  readonly formality?: string;
  readonly birthday?: string;
  readonly archived?: boolean;
  readonly atAGlanceNotes?: string;
  readonly notes?: string;
  readonly timelineNotes?: readonly string[];
  readonly shareTimeline?: boolean;
  readonly node?: string;
  readonly projectTeam?: readonly string[];
  readonly createdDate?: string;
  readonly startDate?: string;
  readonly pendingDate?: string;
  readonly endDate?: string;
  readonly keywords?: readonly string[];
  readonly domains?: readonly string[];
  readonly emails?: readonly Email[];
  readonly phones?: readonly Phone[];
  readonly faxes?: readonly Fax[];
  readonly socials?: readonly Social[];
  readonly urls?: readonly ContactUrl[];
  readonly addresses?: readonly Address[];
  readonly customFields?: readonly CustomFieldValue[];
  readonly appLinks?: readonly AppLink[];
  readonly workHistory?: readonly Job[];
  readonly doNotContact?: DoNotContact;
}
