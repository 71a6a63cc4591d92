BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Case([string] $Name) {
        Join-Path $PSScriptRoot "cases/$Name.csv"
    }

    # The created users, the messages, and the error that ended the run.
    function Invoke-Case([string] $Name) {
        $ended = $null
        try {
            $users = @(Import-Csv (Get-Case $Name) |
                New-AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems `
                    -WarningAction SilentlyContinue -WarningVariable warnings)
        }
        catch {
            $ended = $_
        }
        [pscustomobject]@{
            Users = @($users)
            Problems = @($problems | Where-Object { $_ -is [Management.Automation.ErrorRecord] -and $_ -ne $ended })
            Warnings = @($warnings)
            Ended = $ended
            Calls = (Get-AdminSandbox).CallsByAction
        }
    }

    # Whether a text is anywhere in an object where a person or a log could find it.
    function Test-Text([object] $Value, [string] $Text, [int] $Depth = 5) {
        if ($null -eq $Value -or $Depth -eq 0) {
            return $false
        }
        if ("$Value".Contains($Text)) {
            return $true
        }
        if ($Value -is [string] -or $Value -is [ValueType]) {
            return $false
        }
        if ($Value -is [Collections.IDictionary]) {
            return [bool] ($Value.Values | Where-Object { Test-Text $_ $Text ($Depth - 1) } | Select-Object -First 1)
        }
        foreach ($property in $Value.PSObject.Properties) {
            if ($property.Name -notin 'MyCommand', 'ParentDetails', 'TargetSite' -and
                (Test-Text $property.Value $Text ($Depth - 1))) {
                    return $true
                }
        }
        $false
    }
}

Describe 'Rows of a CSV' {
    BeforeEach {
        $null = Start-AdminSandbox
        'Ops', 'Audit' | New-AdminGroup -Policy @() | Out-Null
        $limit = 'arn:aws:iam::123456789012:policy/Limit'
        $null = New-AdminPolicy Limit `
            -Document @{ Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 's3:*'; Resource = '*' } }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'skips rows without any value' {
        $case = Invoke-Case c1-trailing-empty

        $case.Users.UserName | Should -Be 'nadia.k'
        $case.Problems + $case.Warnings + @($case.Ended | Where-Object { $_ }) | Should -BeNullOrEmpty
    }

    It 'counts every row, also those that it skips' {
        $problems = $null
        $file = Join-Path $TestDrive 'rows.csv'
        'UserName,GroupName', 'ann,Ops', ',', 'bad name,Ops', 'bob,Nowhere', 'cat,Ops' | Set-Content -LiteralPath $file
        Import-Csv $file |
            New-AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems | Out-Null

        $problems.ErrorDetails.Message | Should -HaveCount 2
        $problems[0].ErrorDetails.Message | Should -BeLike 'Row 3: *bad name*'
        $problems[1].ErrorDetails.Message | Should -BeLike 'Row 4 (bob): *Nowhere*'
    }

    It 'ignores case, spaces, underscores and hyphens of columns: <Name>' -ForEach @(
        @{ Name = 'c2-header-user-name'; Users = 'nadia.k' }
        @{ Name = 'd1-header-trailing-space'; Users = 'nadia.k' }
        @{ Name = 'd2-groupname-trailing-space'; Users = 'nadia.k' }
        @{ Name = 'd4-space-after-comma'; Users = 'nadia.m' }
    ) {
        $case = Invoke-Case $Name

        $case.Users.UserName | Should -Be $Users
        $case.Users.GroupName | Should -Be 'Ops'
        (Get-AdminGroupMember Ops).UserName | Should -Be $Users
        $case.Problems + $case.Warnings + @($case.Ended | Where-Object { $_ }) | Should -BeNullOrEmpty
    }

    It 'accepts the plural and other spellings of a column: <Header>' -ForEach @(
        @{ Header = 'user_name,group-names' }
        @{ Header = 'USERNAME,Groups' }
        @{ Header = 'User,Group' }
        @{ Header = 'Name,group name' }
    ) {
        $user = $Header, 'ann,Ops' | ConvertFrom-Csv | New-AdminUser

        $user.UserName | Should -Be 'ann'
        $user.GroupName | Should -Be 'Ops'
    }

    It 'accepts every column in any case, with any separators' {
        $random = [Random]::new(20)
        foreach ($round in 1..100) {
            $row = [ordered]@{}
            foreach ($column in @{ UserName = "user$round" }, @{ GroupName = 'Ops' }, @{ Path = '/ops/' },
                @{ PermissionsBoundary = $limit },
                @{ Tag = 'Team=A' }, @{ Email = 'a@example.com' } | Sort-Object { $random.Next() }) {
                $letters = "$($column.Keys)".ToCharArray() | ForEach-Object {
                    ($random.Next(2) ? [char]::ToUpper($_) : [char]::ToLower($_)) +
                        ('', '', ' ', '_', '-', [char] 0xA0, [char] 0x200B)[$random.Next(7)]
                }
                $row[-join $letters] = "$($column.Values)"
            }

            $user = [pscustomobject] $row | New-AdminUser -WhatIf -WarningVariable warnings 6> $null
            $user.UserName, $user.GroupName, $user.Path, $user.PermissionsBoundary, $user.Tag.Team, $user.Email |
                Should -Be "user$round", 'Ops', '/ops/', $limit, 'A', 'a@example.com' -Because "$($row.Keys)"
            $warnings | Should -BeNullOrEmpty
        }
    }

    It 'prefers the column with the parameter''s own name, and reports the one that is not used' {
        $case = Invoke-Case d3-name-and-username

        $case.Users.UserName | Should -Be 'nadia.l'
        $case.Warnings | Should -HaveCount 1
        "$($case.Warnings)" | Should -BeLike "The column 'Name' is not used.*"
    }

    It 'reports columns of people that nothing uses: <_>' -ForEach 'Title', 'Name', 'Area', 'Severity' {
        $null = "UserName,$_", 'ann,x' | ConvertFrom-Csv |
            New-AdminUser -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike "The column '$_' is not used.*"
    }

    It 'lists columns that nothing uses in one warning' {
        $case = Invoke-Case d5-bash-script-layout

        $case.Users.UserName | Should -Be 'jdoe'
        $case.Users.Email | Should -Be 'jay@example.com'
        ConvertFrom-SecureString $case.Users.Password -AsPlainText | Should -Be 'Temp-Pass-123!'
        $case.Warnings | Should -HaveCount 1
        "$($case.Warnings)" | Should -BeLike "The column 'fullname' is not used.*"
    }

    It 'warns that a column is not used because the command line specifies the value' {
        $warnings = $null
        $user = 'UserName,GroupName', 'ann,Audit' | ConvertFrom-Csv |
            New-AdminUser -GroupName Ops -WarningVariable warnings 3> $null

        $user.GroupName | Should -Be 'Ops'
        "$warnings" | Should -BeLike "The column 'GroupName' is not used.*"
    }

    It 'stops before anything is created if a column is probably a misspelled parameter: <Header>' -ForEach @(
        @{ Header = 'UserName,PermissionBoundary'; Meant = 'PermissionsBoundary' }
        @{ Header = 'UserName,Permissions Bondary'; Meant = 'PermissionsBoundary' }
        @{ Header = 'UserName,Boundary'; Meant = 'PermissionsBoundary' }
        @{ Header = 'UserName,Pasword'; Meant = 'Password' }
        @{ Header = 'UserName,ProgramaticAcces'; Meant = 'ProgrammaticAccess' }
    ) {
        $ended = { $Header, 'noah.b,x' | ConvertFrom-Csv | New-AdminUser } | Should -Throw -PassThru

        $ended.FullyQualifiedErrorId | Should -BeLike 'UnknownColumn,*'
        "$ended" | Should -BeLike "*did you mean $Meant[?]"
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'never ignores a boundary silently' {
        (Invoke-Case e1-boundary-misspelt).Ended.FullyQualifiedErrorId | Should -BeLike 'UnknownColumn,*'
        Get-AdminUser | Should -BeNullOrEmpty

        $user = (Invoke-Case e2-boundary-trailing-space).Users
        $user.PermissionsBoundary | Should -Be 'arn:aws:iam::123456789012:policy/Limit'
        (Get-AdminUser olga.c).PermissionsBoundary | Should -Be 'arn:aws:iam::123456789012:policy/Limit'
    }

    It 'refuses two columns that mean the same' {
        $ended = { 'User Name,UserName', 'ann,bob' | ConvertFrom-Csv | New-AdminUser } | Should -Throw -PassThru

        $ended.FullyQualifiedErrorId | Should -BeLike 'AmbiguousColumn,*'
        "$ended" | Should -BeLike "*'User Name' and 'UserName'*"
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'recommends how to read a file with another delimiter: <Name>' -ForEach @(
        @{ Name = 'semicolons'; Text = 'UserName;GroupName;Email'; Advice = "*-Delimiter ';'" }
        @{ Name = 'tabs'; Text = "UserName`tGroupName"; Advice = '*-Delimiter "``t"' }
    ) {
        $ended = { $Text, 'nadia.k' | ConvertFrom-Csv | New-AdminUser } | Should -Throw -PassThru

        $ended.FullyQualifiedErrorId | Should -BeLike 'WrongDelimiter,*'
        "$ended" | Should -BeLike "*separated by $Name*"
        $ended.ErrorDetails.RecommendedAction | Should -BeLike $Advice
    }

    It 'recognizes the case files that are not separated by commas, or begin with a line for spreadsheets' {
        (Invoke-Case c3-semicolon).Ended.FullyQualifiedErrorId | Should -BeLike 'WrongDelimiter,*'
        $sep = (Invoke-Case e3-sep-line 3> $null).Ended
        $sep.FullyQualifiedErrorId | Should -BeLike 'UnknownColumn,*'
        $sep.ErrorDetails.RecommendedAction | Should -BeLike '*Select-Object -Skip 1*'
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'recommends the semicolon if a cell lists groups with commas: <_>' -ForEach 'c4-groups-col', 'c4b-comma-groups' {
        $problem = (Invoke-Case $_).Problems[0]

        $problem | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Ops,Audit'
        $problem.ErrorDetails.Message | Should -BeLike 'Row 1 (*): *'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*semicolons: Ops;Audit'
        Get-AdminUser nadia.* | Should -BeNullOrEmpty
    }

    It 'returns an error for a file that was read with the wrong encoding' {
        $case = Invoke-Case c5-windows1252

        $case.Users | Should -BeNullOrEmpty
        $case.Problems | Format-Problem |
            Should -Be 'WrongEncoding InvalidArgument z�rich'.Replace('�', [char] 0xFFFD),
            'WrongEncoding InvalidArgument bern'
        $case.Problems[1].ErrorDetails.Message | Should -BeLike "Row 2 (bern): *'Tag'*U+FFFD*encoding*"
        $case.Problems[1].ErrorDetails.RecommendedAction | Should -BeLike '*-Encoding*'
    }

    It 'reads UTF-16, which PowerShell recognizes' {
        (Invoke-Case c5b-utf16).Users.Tag.Site | Should -Be "Z$([char] 0xFC)rich"
    }

    It 'sets one tag for a tag email and a column Email' {
        $case = Invoke-Case c6-tag-case

        $case.Problems | Should -BeNullOrEmpty
        (Get-AdminUser mia.w).Tag.Keys | Sort-Object | Should -Be 'Department', 'email'
        (Get-AdminUser mia.w).Tag['email'] | Should -Be 'mia.private@example.com'
        "$($case.Warnings)" | Should -BeLike "*mia.w*tag email differs from -Email*"
    }

    It 'shows invisible characters' {
        $case = Invoke-Case c7-hidden

        $case.Users.UserName | Should -Be 'john.roe'
        $case.Problems.ErrorDetails.Message | Should -HaveCount 2
        $case.Problems[0].ErrorDetails.Message | Should -BeLike "Row 1*jane.doe<U+200B>*(U+200B)"
        $case.Problems[1].ErrorDetails.Message | Should -BeLike "Row 3*jim<U+00A0>poe*(U+00A0)"
    }

    It 'refuses tags that IAM refuses, and keeps empty values' {
        $case = Invoke-Case c8-tagchars

        $case.Users.UserName | Should -Be 'uma', 'vic'
        $case.Users[0].Tag.Note | Should -Be ''
        $case.Users[1].Tag.Ref | Should -Be 'a=b'
        $case.Problems | Format-Problem | Should -Be 'InvalidTag InvalidArgument rae', 'InvalidTag InvalidArgument sol'
    }

    It 'refuses a cell that is neither yes nor no, and names row and user' {
        $case = Invoke-Case c9-bool

        $case.Users.UserName | Should -Be 'wes', 'xia'
        $case.Users.AccessKeyId | Should -HaveCount 2
        $case.Problems | Format-Problem |
            Should -Be 'InvalidCell InvalidArgument yan', 'InvalidCell InvalidArgument zoe'
        $case.Problems[1].ErrorDetails.Message | Should -BeLike "Row 4 (zoe): *'ProgrammaticAccess'*'WAHR'*"
        Get-AdminUser zoe -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'reports a row without a name, with the existing columns' {
        $problems = $null
        'Person,GroupName', 'ann,Ops' | ConvertFrom-Csv |
            New-AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems 3> $null

        $problems | Format-Problem | Should -Be 'MissingColumn InvalidArgument'
        $problems[0].ErrorDetails.Message |
            Should -Be 'Row 1: The row has no column UserName. It has: Person, GroupName.'
    }

    It 'does not use the values of the previous row' {
        $users = 'UserName,Path,GroupName,Tag,GeneratePassword', 'ann,/ops/,Ops,Team=A,yes', 'bob,,,,' |
            ConvertFrom-Csv | New-AdminUser
        $other = [pscustomobject]@{ UserName = 'cat'; Path = '/ops/' }, [pscustomobject]@{ UserName = 'dan' } |
            New-AdminUser

        $users[1].Path | Should -Be '/'
        $users[1].GroupName | Should -BeNullOrEmpty
        $users[1].Password | Should -BeNullOrEmpty
        $other[1].Path | Should -Be '/'
    }
}

Describe 'Objects of the pipeline' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup Ops -Policy @()
        $problems = $null
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'accepts a hashtable, an ordered one and a row of a data table as a row' {
        $table = [Data.DataTable]::new()
        'UserName', 'Group Name' | ForEach-Object { $null = $table.Columns.Add($_) }
        $null = $table.Rows.Add('cat', 'Ops')
        $null = $table.Rows.Add('dan', [DBNull]::Value)
        $users = @(@{ UserName = 'ann'; GroupName = 'Ops' }, [ordered]@{ 'User Name' = 'bob'; Groups = @('Ops') }) +
            @($table.Rows) |
            New-AdminUser

        $users.UserName | Should -Be 'ann', 'bob', 'cat', 'dan'
        (Get-AdminGroupMember Ops).UserName | Sort-Object | Should -Be 'ann', 'bob', 'cat'
    }

    It 'never uses the text of another object as a name: <What>' -ForEach @(
        @{ What = 'a file'; Value = { Get-Item (Join-Path $PSScriptRoot 'Run.ps1') } }
        @{ What = 'a number'; Value = { 42 } }
        @{ What = 'a date'; Value = { Get-Date } }
        @{ What = 'a process'; Value = { Get-Process -Id $PID } }
        @{ What = 'nothing'; Value = { , $null } }
    ) {
        & $Value | New-AdminUser @quiet

        $problems.FullyQualifiedErrorId | Should -BeLike 'InputNotRecognized,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*UserName*'
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'does not remove the user that has the name of a group' {
        $null = New-AdminUser Ops
        Get-AdminGroup Ops | Remove-AdminUser -Confirm:$false @quiet

        $problems.FullyQualifiedErrorId | Should -BeLike 'InputNotRecognized,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-AdminGroupMember Ops*'
        (Get-AdminUser Ops).UserName | Should -Be 'Ops'
    }

    It 'does not remove the groups that a user is in' {
        $null = New-AdminUser ann -GroupName Ops
        Get-AdminUser ann -Detailed | Remove-AdminGroup -Force -Confirm:$false @quiet

        $problems.FullyQualifiedErrorId | Should -BeLike 'InputNotRecognized,*'
        (Get-AdminGroup Ops).GroupName | Should -Be 'Ops'
    }

    It 'accepts several names on the command line' {
        (New-AdminUser ann, bob -GroupName Ops).UserName | Should -Be 'ann', 'bob'
        (Get-AdminUser ann, b*).UserName | Should -Be 'ann', 'bob'
        (New-AdminGroup Left, Right -Policy @()).GroupName | Should -Be 'Left', 'Right'
        Remove-AdminUser ann, bob -Confirm:$false
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'accepts tags as a list of texts' {
        $null = New-AdminUser ann -Tag @('Team=Ops', 'Desk=12;Floor=3')

        (Get-AdminUser ann).Tag.Keys | Sort-Object | Should -Be 'Desk', 'Floor', 'Team'
        { New-AdminUser bob -Tag @('Team=Ops', (Get-Date)) } | Should -Throw -ExpectedMessage '*a date*'
    }

    It 'reports the row and the user if a group with a name of one letter does not exist' {
        [pscustomobject]@{ UserName = 'e'; Group = 'Ops,Nowhere' } | New-AdminUser @quiet

        $problems[0].ErrorDetails.Message | Should -BeLike "Row 1 (e): There is no group 'Ops,Nowhere'.*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Be 'Separate groups with semicolons: Ops;Nowhere'
    }

    It 'reads the attributes of an XML element' {
        $people = [xml] '<people><person UserName="ann" GroupName="Ops"/><person UserName="bob"/></people>'

        ($people.people.person | New-AdminUser).UserName | Should -Be 'ann', 'bob'
        (Get-AdminGroupMember Ops).UserName | Should -Be 'ann'
    }

    It 'accepts the lines of a text file as names' {
        $file = Join-Path $TestDrive 'names.txt'
        'ann', 'bob' | Set-Content -LiteralPath $file

        (Get-Content -LiteralPath $file | New-AdminUser).UserName | Should -Be 'ann', 'bob'
    }

    It 'accepts the CSV of users and keys that the console exports' {
        $null = New-AdminUser ann -ProgrammaticAccess |
            Export-AdminCredential -Path (Join-Path $TestDrive 'console.csv')
        $rows = Import-Csv (Join-Path $TestDrive 'console.csv')

        ($rows | Get-AdminUser 3> $null).UserName | Should -Be 'ann'
        ($rows | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl 3> $null).Arn |
            Should -BeLike '*:user/ann'
    }

    It 'expands wildcards for users who exist, and never for new ones' {
        $null = 'u01', 'u02', 'v01' | New-AdminUser
        'u*' | Add-AdminUserToGroup -GroupName Ops

        (Get-AdminGroupMember Ops).UserName | Sort-Object | Should -Be 'u01', 'u02'
        New-AdminUser 'w*' @quiet
        $problems | Format-Problem | Should -Be 'InvalidUserName InvalidArgument w*'
    }

    It 'refuses script blocks as values, and recommends an alternative' {
        { [pscustomobject]@{ Login = 'ann' } | New-AdminUser -Path { "/$($_.Login)/" } } |
            Should -Throw -ExpectedMessage '*Select-Object*'
        Get-AdminUser | Should -BeNullOrEmpty
    }
}

Describe 'Secrets of rows' {
    BeforeAll {
        $null = Start-AdminSandbox
        $secret = 'Plain-Text-Secret-42!'
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'leaves no plaintext in the error of a failed row: <Command>' -ForEach @(
        @{ Command = 'New-AdminUser'; Row = @{ UserName = 'ann'; GeneratePassword = 'WAHR' } }
        @{ Command = 'New-AdminUser'; Row = @{ UserName = 'bad name' } }
        @{ Command = 'New-AdminUser'; Row = @{ UserName = 'ann'; Tag = 'novalue' } }
        @{ Command = 'New-AdminUser'; Row = @{ Person = 'ann' } }
        @{ Command = 'New-AdminUser'; Row = @{ UserName = 'ann'; PermissionBoundary = 'x' } }
        @{ Command = 'New-AdminUser'; Row = @{ UserName = 'ann'; GroupName = 'Nowhere' } }
        @{ Command = 'Set-AdminUserPassword'; Row = @{ UserName = 'nobody' } }
        @{ Command = 'Set-AdminUserPassword'; Row = @{ UserName = 'ann'; NoPasswordReset = 'perhaps' } }
        @{ Command = 'Export-AdminCredential'; Row = @{ Nobody = 'ann' } }
    ) {
        $Error.Clear()
        $row = [pscustomobject]($Row + @{ Password = $secret })
        $more = $Command -eq 'Export-AdminCredential' ? @{ Path = Join-Path $TestDrive 'out.csv' } : @{}
        $log = try {
            $row | & $Command @more *>&1 | Out-String
        }
        catch {
            "$_"
        }

        $Error.Count | Should -BeGreaterThan 0
        Test-Text @($Error)[0] $secret | Should -BeFalse
        foreach ($record in $Error) {
            Test-Text $record $secret | Should -BeFalse
        }
        $log | Should -Not -BeLike "*$secret*"
    }
}
