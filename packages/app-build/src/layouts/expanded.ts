import { type App, sectionFilesOf, sectionOf } from '@connect-app/app-model';
import {
  archiveFiles,
  archiveMetadata,
  COMPONENT_FOLDERS,
  componentsInOrder,
  type DescribedComponent,
} from './archive.js';
import { type BuildContent, type FileMap, groupsJson, jsonFile, sectionFile } from './files.js';

/**
 * The expanded app: the archive's files, and beside them what an archive has no place for (R10.3), so that nothing of the
 * app is missing: its description and groups, alternative connections, `crud`, installation. This is `dist/app/`.
 */
export function expandedFiles(app: App, content: BuildContent): FileMap {
  const files = archiveFiles(app, content);
  const { name, label, description, version, theme, language, countries } = app.metadata;
  files.set(
    'metadata.json',
    jsonFile({
      name,
      label,
      ...(description && { description }),
      version,
      theme,
      language,
      countries: countries ?? [],
    }),
  );
  if (app.groups.length > 0) files.set('groups.json', jsonFile(groupsJson(app)));
  if (app.common && content.common) files.set('common.json', sectionFile(app.common, 'object'));
  for (const component of componentsInOrder(app)) {
    if (component.kind === 'function') continue;
    const home = `${COMPONENT_FOLDERS[component.kind]}/${component.name}`;
    files.set(`${home}/metadata.json`, jsonFile({ ...archiveMetadata(component), ...moreMetadata(component) }));
    for (const { section, empty, notInArchive } of sectionFilesOf(component)) {
      const written = sectionOf(component, section);
      const secret = section === 'common' && !content.common;
      if (notInArchive && written && !secret) files.set(`${home}/${section}.imljson`, sectionFile(written, empty));
    }
  }
  return files;
}

function moreMetadata(component: DescribedComponent): Record<string, unknown> {
  return {
    ...('altConnection' in component && component.altConnection && { altConnection: component.altConnection }),
    ...(component.kind === 'module' && component.crud && { crud: component.crud }),
  };
}

/** What the app has and the import archive cannot hold (R10.3): the user has to set it on the instance, or to deploy. */
export function leftOutOfArchive(app: App): string[] {
  const components = componentsInOrder(app);
  const some = (test: (component: DescribedComponent) => unknown): boolean =>
    components.some((component) => component.kind !== 'function' && Boolean(test(component)));
  return [
    ...(app.metadata.description ? ['the description'] : []),
    ...(app.groups.length > 0 ? ['the groups'] : []),
    ...(app.common || some((each) => sectionOf(each, 'common')) ? ['common data'] : []),
    ...(some((each) => 'altConnection' in each && each.altConnection) ? ['alternative connections'] : []),
    ...(some((each) => each.kind === 'module' && each.crud) ? ['the crud of actions'] : []),
    ...(some((each) => sectionOf(each, 'install') ?? sectionOf(each, 'installSpec')) ? ['installation'] : []),
  ];
}
