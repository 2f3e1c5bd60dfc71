"""From views to bytes: templates, Markdown, feeds, sitemap."""
