import type { ComponentKind } from '@connect-app/app-model';

/** `module/findPeople`: the key of a component, in our name. The app itself is `app`. */
export function ownerKey({ kind, name }: { readonly kind: ComponentKind; readonly name: string }): string {
  return `${kind}/${name}`;
}

/** `module/findPeople/api`, `app/base`, `rpc/stages/metadata`. */
export function blockKey(owner: string, block: string): string {
  return `${owner}/${block}`;
}
