BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $documents = 'README.md', 'docs/runbooks.md' | ForEach-Object {
        @{ Document = $_; Sections = @(Get-MarkdownSnippet (Join-Path $PSScriptRoot '../..' $_)) }
    }
}

Describe '<Document>' -ForEach $documents {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
        $results = Invoke-SnippetGroup $Sections
    }

    It 'has snippets' {
        $Sections | Should -Not -BeNullOrEmpty
    }

    It 'runs as written: <Name>' -ForEach $Sections {
        $results.ContainsKey($Name) | Should -BeTrue
        $results[$Name] | Should -BeNullOrEmpty
    }
}
