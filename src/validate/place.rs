//! The folder that a return lies in against the region that it names.

use super::subject::Subject;
use crate::campaign::RegionId;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::across;
use crate::intake::FieldPath;
use crate::value::Value;

/// A region that is neither the folder's nor below it.
pub(super) fn folder_disagrees(subject: &Subject<'_>, folder: RegionId) -> Option<Diagnostic> {
    let path = FieldPath::Field(subject.form.region_field);
    let Some(Value::Region(region)) = subject.entry(path)?.value else {
        return None;
    };
    let regions = &subject.campaign.regions;
    if regions.contains(folder, region) {
        return None;
    }
    let (folder, region) = (&regions.get(folder).name, &regions.get(region).name);
    let message = format!(
        "{} 是{region}，文件却放在{folder}的文件夹里。",
        subject.at(path)
    );
    Some(Diagnostic {
        expected: Some(folder.clone()),
        ..subject.finding(&across::FOLDER_DISAGREES, &[path], message)
    })
}
