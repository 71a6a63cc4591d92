BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Case([string] $Name) {
        Join-Path $PSScriptRoot "cases/$Name.json"
    }

    function Get-Sent {
        (Get-AdminSandbox).CallsByAction.Keys | Where-Object { $_ -in 'CreatePolicy', 'CreatePolicyVersion' }
    }
}

Describe 'Policy documents' {
    BeforeEach {
        $null = Start-AdminSandbox
        $quiet = @{
            ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue'
            WarningVariable = 'warnings'
        }
        $statement = '{"Effect":"Allow","Action":"s3:*","Resource":"*"}'
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates the policy of <Case>' -ForEach @(
        @{ Case = 'p01-bom' }
        @{ Case = 'p02-leading-space' }
        @{ Case = 'p05-single-statement' }
        @{ Case = 'p11-version-last' }
        @{ Case = 'p15-latin1-in-utf8' }
        @{ Case = 'p16-utf16' }
        @{ Case = 'p17-6144-indented' }
    ) {
        $policy = New-AdminPolicy Own -Path (Get-Case $Case) @quiet

        $problems | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
        $policy.Outcome | Should -Be 'Created'
        (New-AdminPolicy Own -Path (Get-Case $Case) -Ensure).Outcome | Should -Be 'Unchanged'
        (Set-AdminPolicy Own -Path (Get-Case $Case)).Outcome | Should -Be 'Unchanged'
    }

    It 'refuses <Case> before anything is sent: <Says>' -ForEach @(
        @{ Case = 'p04-u2028'; Says = '*line 1, column 25: *U+2028*cannot be seen*' }
        @{ Case = 'p07-sid'; Says = '*line 1, column 45, Statement`[0`].Sid: *letters and digits only*' }
        @{ Case = 'p08-trailing-comma'; Says = "*line 1, column 88: *trailing comma before this '``]'*" }
        @{ Case = 'p09-comment'; Says = '*line 1, column 1: A comment starts here*' }
        @{ Case = 'p14-windows1252'; Says = '*line 1, column 163: U+FFFD*another encoding*' }
        @{ Case = 'p19-principal'; Says = '*Principal*' }
        @{ Case = 'p18-6145'; Says = '*6145 characters without white space*'; Id = 'PolicyTooLarge' }
    ) {
        $path = Get-Case $Case
        New-AdminPolicy Own -Path $path @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$($Id ?? 'MalformedPolicyDocument'),*"
        "$($problems[0])" | Should -BeLike $Says
        if (-not $Id) {
            "$($problems[0])" | Should -BeLike "*'$path'*"
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'sends keys that differ by case with a warning, and shows them' {
        $policy = New-AdminPolicy Own -Path (Get-Case 'p13-keys-by-case') @quiet

        $policy.Outcome | Should -Be 'Created'
        "$warnings" | Should -BeLike '*Condition.StringEquals.aws:PrincipalTag/Team: *duplicate*'
        $keys = (Get-AdminPolicy Own -Document).DocumentObject.Statement[0].Condition.StringEquals
        $keys['aws:PrincipalTag/team'], $keys['aws:PrincipalTag/Team'] | Should -Be 'a', 'b'
        (Set-AdminPolicy Own -Document (Get-AdminPolicy Own -Document).DocumentObject @quiet).Outcome |
            Should -Be 'Unchanged'
    }

    It 'removes white space before the document, and counts lines with it' {
        (New-AdminPolicy Own "`r`n `t{`"Version`":`"2012-10-17`",`"Statement`":$statement}").Document[0] |
            Should -Be '{'
        New-AdminPolicy Other "`n`n  {]" @quiet

        "$($problems[0])" | Should -BeLike '*line 3, column 4*'
    }

    It 'reports <CodePoint> in a string and outside of one' -ForEach @(
        @{ CodePoint = 'U+200B' }, @{ CodePoint = 'U+200D' }, @{ CodePoint = 'U+2028' }, @{ CodePoint = 'U+2060' }
        @{ CodePoint = 'U+FEFF' }, @{ CodePoint = 'U+202E' }, @{ CodePoint = 'U+3000' }, @{ CodePoint = 'U+0000' }
        @{ CodePoint = 'U+000C' }, @{ CodePoint = 'U+FFFD' }, @{ CodePoint = 'U+4E2D' }, @{ CodePoint = 'U+2019' }
    ) {
        $c = [char] [Convert]::ToInt32($CodePoint.Substring(2), 16)
        foreach ($json in "{`n $c`"Version`":`"2012-10-17`",`"Statement`":$statement}",
            "{`n`"$($c)Version`":`"2012-10-17`",`"Statement`":$statement}") {
            New-AdminPolicy Own $json @quiet | Should -BeNullOrEmpty

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'MalformedPolicyDocument,*'
            "$($problems[0])" | Should -BeLike "*line 2, column 2: *$CodePoint*"
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'refuses <CodePoint> outside of a string, and sends it in one with a warning' -ForEach @(
        @{ CodePoint = 'U+00A0' }, @{ CodePoint = 'U+00AD' }, @{ CodePoint = 'U+0085' }
    ) {
        $c = [char] [Convert]::ToInt32($CodePoint.Substring(2), 16)
        New-AdminPolicy Own "{`n $c`"Version`":`"2012-10-17`",`"Statement`":$statement}" @quiet | Should -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike "*line 2, column 2: *$CodePoint*outside of a string*"

        $json = "{`n`"Id`":`"a$($c)b`",`"Version`":`"2012-10-17`",`"Statement`":$statement}"
        (New-AdminPolicy Own $json @quiet).Outcome | Should -Be 'Created'
        "$warnings" | Should -BeLike "Own: *line 2, column 8: *$CodePoint*"
    }

    It 'warns about UTF-8 that was read as Latin-1, and shows the intended text' {
        $path = Join-Path $TestDrive 'latin1.json'
        "{`"Version`":`"2012-10-17`",`"Id`":`"Z$([char]0xFC)rich`",`"Statement`":$statement}" |
            Set-Content -LiteralPath $path
        $json = Get-Content -Raw -LiteralPath $path -Encoding Latin1

        (New-AdminPolicy Own $json @quiet).Outcome | Should -Be 'Created'
        "$warnings" | Should -BeLike "*line 1, column 32: *(U+00C3 U+00BC)*'$([char]0xFC)'*Latin-1*"
    }

    It 'warns about an invisible character in a hashtable' {
        $document = @{
            Version = '2012-10-17'
            Statement = @{ Effect = 'Allow'; Action = 's3:*'; Resource = "arn:aws:s3:::a$([char]0xA0)" }
        }

        (New-AdminPolicy Own $document @quiet).Outcome | Should -Be 'Created'
        "$warnings" | Should -BeLike '*Statement.Resource: *U+00A0*'
    }

    It 'refuses a comment or a trailing comma: <Json>' -ForEach @(
        @{ Json = "{`"Version`":`"2012-10-17`", // why`n`"Statement`":[]}"; Says = '*line 1, column 26: A comment*' }
        @{
            Json = "{`"Version`":`"2012-10-17`",`n  /* why */ `"Statement`":[]}"; Says = '*line 2, column 3: A comment*'
        }
        @{ Json = "{`"Version`":`"2012-10-17`"}`n# end"; Says = '*line 2, column 1: A comment*' }
        @{ Json = "{`"Version`":`"2012-10-17`" ,`n`n }"; Says = "*line 3, column 2: *trailing comma before this '}'*" }
    ) {
        New-AdminPolicy Own $Json @quiet | Should -BeNullOrEmpty

        "$($problems[0])" | Should -BeLike $Says
    }

    It 'reads <Encoding>' -ForEach @(
        @{ Encoding = 'utf8BOM' }, @{ Encoding = 'unicode' }, @{ Encoding = 'bigendianunicode' },
        @{ Encoding = 'utf32' }
    ) {
        $path = Join-Path $TestDrive 'encoded.json'
        Get-Content -Raw (Get-Case 'p15-latin1-in-utf8') | Set-Content -LiteralPath $path -Encoding $Encoding

        (New-AdminPolicy Own -Path $path).Document | Should -BeLike "*Z$([char]0xFC)rich*"
    }

    It 'checks the size first, and quickly: <Kind>' -ForEach @(
        @{
            Kind = '2.9 MB of statements'
            Text = {
                '{"Version":"2012-10-17","Statement":[' + '{"Effect":"Allow","Action":"s3:*","Resource":"*"},' * 58000 +
                    '{}]}'
            }
        }
        @{ Kind = '13 MB that are not JSON'; Text = { 'x' * 13MB } }
        @{ Kind = '3 MB of brackets'; Text = { '[' * 3MB } }
        @{ Kind = '130,000 characters of white space'; Text = { '{' + ' ' * 131072 + '}' } }
    ) {
        $path = Join-Path $TestDrive 'large.json'
        Set-Content -LiteralPath $path -Value (& $Text)
        $time = Measure-Command { New-AdminPolicy Own -Path $path @quiet }

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyTooLarge,*'
        $time.TotalSeconds | Should -BeLessThan 10
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'limits the nesting of <Kind>' -ForEach @(
        @{ Kind = 'JSON'; Document = { '[' * 3000 } }
        @{ Kind = 'a hashtable that contains itself'; Document = { $table = @{}; $table.Statement = $table; $table } }
    ) {
        New-AdminPolicy Own (& $Document) @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MalformedPolicyDocument,*'
        "$($problems[0])" | Should -BeLike '*nested more than * levels deep*'
    }

    It 'sends statements that IAM may accept: <Action> on <Resource>' -ForEach @(
        @{ Action = '*:*'; Resource = '*'; Warns = $false }
        @{ Action = 's3:*'; Resource = 'ARN:aws:s3:::b'; Warns = $true }
        @{ Action = 's3:'; Resource = '*'; Warns = $true }
    ) {
        $null = New-AdminPolicy Own @{
            Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = $Action; Resource = $Resource }
        } @quiet

        Get-Sent | Should -Be 'CreatePolicy'
        [bool] $warnings | Should -Be $Warns
    }
}
