// Oscar ships TinyMCE under the GPL; without this the editor warns of a missing licence.
tinymce.overrideDefaults({ license_key: "gpl" });
